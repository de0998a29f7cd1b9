/**
 * How workers learn that a job is due. The rows of {@code jobs} are the truth. A signal only shortens the wait, and may
 * be lost, repeated, late or forged: a worker that receives one takes the next due job, or finds that there is none.
 * Begin with {@link Signal}.
 */
@NullMarked
package ta.runtime.queue;

import org.jspecify.annotations.NullMarked;
