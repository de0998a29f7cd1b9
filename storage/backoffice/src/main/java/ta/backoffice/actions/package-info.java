/**
 * What corporate actions do to the ledger of one portfolio. The registry records an action once, for all; each
 * portfolio applies it to its own units. Begin with {@link OutstandingActions}, which compares what an action does with
 * what the ledger has for it; {@link ActionEntries} computes the entries.
 */
@NullMarked
package ta.backoffice.actions;

import org.jspecify.annotations.NullMarked;
