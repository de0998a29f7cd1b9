/** The snapshot that a run decides on: read strictly, valid for its policy. */
@NullMarked
package ta.rules.snapshot;

import org.jspecify.annotations.NullMarked;
