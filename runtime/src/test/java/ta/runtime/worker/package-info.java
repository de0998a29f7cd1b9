/** Tests of the worker on a real queue: what it does, and what happens to a job when it cannot. */
package ta.runtime.worker;
