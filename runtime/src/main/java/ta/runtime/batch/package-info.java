/**
 * Answers a file line by line, in memory that does not grow with the file. Begin with {@link ta.runtime.batch.Batch}.
 */
@NullMarked
package ta.runtime.batch;

import org.jspecify.annotations.NullMarked;
