/**
 * A PostgreSQL server that this program unpacks from a jar and runs for as long as a command runs; for the demo and the
 * tests. Begin with {@link ta.database.server.EmbeddedServer}.
 */
@NullMarked
package ta.database.server;

import org.jspecify.annotations.NullMarked;
