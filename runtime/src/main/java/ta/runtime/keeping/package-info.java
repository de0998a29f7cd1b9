/**
 * Keeps an installation safe for years: backups that are verified by restoring them, and how long data is retained.
 * Commands and the worker share it; environment variables configure it. Begin with {@link Backups}.
 */
@NullMarked
package ta.runtime.keeping;

import org.jspecify.annotations.NullMarked;
