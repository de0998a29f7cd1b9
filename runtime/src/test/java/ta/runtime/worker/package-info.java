/** The worker on a real queue: what it does, and what becomes of a job when it cannot. */
package ta.runtime.worker;
