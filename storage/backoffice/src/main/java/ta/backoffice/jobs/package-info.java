/**
 * Work that was asked for in a transaction and is done after it. The row is the truth and a queue only the signal; a lease carries the
 * number of its attempt, by which the commit of a worker that came too late is refused.
 */
package ta.backoffice.jobs;
