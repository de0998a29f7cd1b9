package ta.trials.chaos;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the service has acknowledged, kept outside of the service. */
final class Promises {

    /**
     * A ledger entry.
     *
     * @param note unique to its request
     */
    record Entry(UUID portfolio, String amount, String note) {}

    /** What identifies a run when it is requested again. */
    record Run(UUID portfolio, String task, String slot) {}

    /**
     * A fill of a recommendation.
     *
     * @param contractNote unique to the fill
     */
    record Fill(UUID portfolio, UUID recommendation, String contractNote) {}

    final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

    /** Reversing entries, with the entries that they reverse. */
    final Map<UUID, UUID> reversals = new ConcurrentHashMap<>();

    final Map<UUID, Run> runs = new ConcurrentHashMap<>();

    /** By their ledger entries. */
    final Map<UUID, Fill> fills = new ConcurrentHashMap<>();

    int count() {
        return entries.size() + reversals.size() + runs.size() + fills.size();
    }
}
