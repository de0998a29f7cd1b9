/**
 * Runs the quality gate over a history of closes, without a database: the checks of a policy, row by row, each row
 * compared with the last accepted one. A history is streamed, so it may be of any length. It is read twice, because a
 * file with an error is not judged at all. Begin with {@link ScanCommand}.
 */
@NullMarked
package ta.runtime.scan;

import org.jspecify.annotations.NullMarked;
