/**
 * The processes that the launcher {@code ta} starts. This package assembles the commands. Each command is in the
 * package of its feature and is thin: it reads its arguments, calls the modules below, and prints. Begin with
 * {@link Main} and {@link Commands}.
 */
@NullMarked
package ta.runtime;

import org.jspecify.annotations.NullMarked;
