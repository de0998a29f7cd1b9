package ta.backoffice.runs;

import java.util.UUID;

/**
 * A past decision, made again.
 *
 * @param archived the hash of the decision as it was kept; {@code replayed} of that made now
 * @param pruned the snapshot is no longer kept, so nothing was made
 */
public record Replay(UUID runId, String archived, String replayed, boolean pruned) {

    public boolean agrees() {
        return pruned || archived.equals(replayed);
    }
}
