/**
 * Reads CSV strictly: UTF-8, the expected header, and every cell valid for its column. All errors of a file are
 * collected with their lines, so that they can be fixed at once. A file with one error is not imported at all.
 */
@NullMarked
package ta.runtime.csv;

import org.jspecify.annotations.NullMarked;
