/** Tests of the scheduler on a real database: several at once, after an outage, and through one. */
package ta.runtime.scheduler;
