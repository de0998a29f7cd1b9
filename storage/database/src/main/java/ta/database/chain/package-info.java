/**
 * The heads of the audit chains, and one hash over all of them. A trigger of the database links the events
 * ({@code ta.link_event}); this package reads where each chain ends. Begin with {@link ta.database.chain.ChainHead}.
 */
@NullMarked
package ta.database.chain;

import org.jspecify.annotations.NullMarked;
