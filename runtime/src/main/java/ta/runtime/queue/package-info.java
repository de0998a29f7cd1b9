/**
 * How workers hear that there is something to do. The rows of {@code jobs} are the truth; a signal only saves the waiting, and may be
 * lost, doubled, late or forged: whoever hears one takes the job whose turn it is, or finds that there is none.
 */
package ta.runtime.queue;
