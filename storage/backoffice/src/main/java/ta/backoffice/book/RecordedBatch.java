package ta.backoffice.book;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a batch.
 *
 * @param batchId absent when everything was there already, so that no batch was made
 * @param entryIds of the entries in the batch's order, those that were there already too
 * @param added how many were not there yet
 */
public record RecordedBatch(Optional<UUID> batchId, List<UUID> entryIds, int added) {}
