/** The command that a desktop assistant starts. */
@NullMarked
package ta.runtime.assistant;

import org.jspecify.annotations.NullMarked;
