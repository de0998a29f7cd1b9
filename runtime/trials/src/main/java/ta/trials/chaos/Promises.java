package ta.trials.chaos;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the service has acknowledged, kept where it cannot touch it. */
final class Promises {

    /**
     * An entry of the ledger.
     *
     * @param note which no other request has
     */
    record Entry(UUID portfolio, String amount, String note) {}

    /** A run by what makes it the same when it is asked for again. */
    record Run(UUID portfolio, String task, String slot) {}

    /**
     * A fill that a recommendation has.
     *
     * @param contractNote which no other fill has
     */
    record Fill(UUID portfolio, UUID recommendation, String contractNote) {}

    final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

    /** The entries that take others back, and which. */
    final Map<UUID, UUID> reversals = new ConcurrentHashMap<>();

    final Map<UUID, Run> runs = new ConcurrentHashMap<>();

    /** By their entries in the ledger. */
    final Map<UUID, Fill> fills = new ConcurrentHashMap<>();

    int count() {
        return entries.size() + reversals.size() + runs.size() + fills.size();
    }
}
