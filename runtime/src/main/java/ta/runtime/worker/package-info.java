/**
 * Performs jobs: each thread claims one job at a time from the queue in the database and passes it to the handler of
 * its kind. All state is in the rows; a worker that dies leaves only a lease that runs out. Begin with {@link Worker}.
 */
@NullMarked
package ta.runtime.worker;

import org.jspecify.annotations.NullMarked;
