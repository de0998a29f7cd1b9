/** The signal over a real Redis, with whatever can become of one. */
package ta.runtime.queue;
