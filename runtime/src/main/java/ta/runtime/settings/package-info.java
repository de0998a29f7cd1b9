/**
 * The configuration of a process, how it is refused if it is invalid, and the exit codes. Begin with
 * {@link Environment}.
 */
@NullMarked
package ta.runtime.settings;

import org.jspecify.annotations.NullMarked;
