/**
 * Jobs: work that one transaction requests and a worker does later. The rows of the table are the queue; Redis or a
 * timer only signals that there is work. A lease carries the number of its attempt, so that the commit of a worker that
 * lost its lease is refused. Begin with {@link ta.backoffice.jobs.EnqueueJob}, {@link ta.backoffice.jobs.ClaimJob} and
 * {@link ta.backoffice.jobs.CompleteJob}.
 */
@NullMarked
package ta.backoffice.jobs;

import org.jspecify.annotations.NullMarked;
