/** Tests of the signal over a real Redis, and of its failures. */
package ta.runtime.queue;
