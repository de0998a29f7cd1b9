/**
 * Deletes old data. Old runs without a recommendation lose their input and trace; old notices and finished jobs are
 * deleted as a whole. This happens in slices, through functions of the database's owner, and each slice appends an
 * audit event that says what was deleted. Begin with {@link ta.backoffice.retention.Prune}.
 */
@NullMarked
package ta.backoffice.retention;

import org.jspecify.annotations.NullMarked;
