package ta.backoffice.runs;

import java.util.UUID;

/**
 * The result of deciding a past run again.
 *
 * @param archived the hash of the stored decision
 * @param replayed the hash of the new decision, or what went wrong
 * @param pruned the snapshot was pruned, so the run cannot be decided again
 */
public record Replay(UUID runId, String archived, String replayed, boolean pruned) {

    public boolean agrees() {
        return pruned || archived.equals(replayed);
    }
}
