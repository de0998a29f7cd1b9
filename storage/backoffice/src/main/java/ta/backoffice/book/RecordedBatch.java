package ta.backoffice.book;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Result of recording a batch.
 *
 * @param batchId empty when all entries were recorded before, so that no batch was created
 * @param entryIds in the order of the batch, including entries that were recorded before
 * @param added number of entries that were not recorded before
 */
public record RecordedBatch(Optional<UUID> batchId, List<UUID> entryIds, int added) {}
