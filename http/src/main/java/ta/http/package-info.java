/**
 * The HTTP API. Begin with {@code Routes}, which lists all routes, those of the loop in {@code LoopRoutes}; {@code Api}
 * starts the server. A request never calls a price provider and never does long work: it queues a job instead.
 */
@NullMarked
package ta.http;

import org.jspecify.annotations.NullMarked;
