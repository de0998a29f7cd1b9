/**
 * Does what was asked for: takes jobs from the queue in the database, one at a time for each thread, and has the handler of their
 * kind do them. The rows tell everything; a worker that dies leaves nothing behind but a lease that runs out.
 */
package ta.runtime.worker;
