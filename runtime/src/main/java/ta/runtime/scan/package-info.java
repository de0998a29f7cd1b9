/**
 * Replays the quality gate over a history of closes, without a database: the checks of a policy, fired row by row, each row
 * held against the last one that was accepted. A history is read as a stream, so it may be as long as it likes; it is read
 * twice, for a file with an error is not judged at all.
 */
package ta.runtime.scan;
