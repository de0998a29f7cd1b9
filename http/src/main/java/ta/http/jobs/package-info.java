/** The job queue and the processes of the installation, as people see them; dead jobs are retried or discarded here. */
@NullMarked
package ta.http.jobs;

import org.jspecify.annotations.NullMarked;
