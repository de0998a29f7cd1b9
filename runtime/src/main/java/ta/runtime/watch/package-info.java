/**
 * Watches the folders in which users keep their policies as files. A file is read when it has not changed for a moment,
 * so that neither a half-written file nor a thousand saves a minute do any harm. Its content goes into the database,
 * which remembers it. Begin with {@link PolicyWatch}.
 */
@NullMarked
package ta.runtime.watch;

import org.jspecify.annotations.NullMarked;
