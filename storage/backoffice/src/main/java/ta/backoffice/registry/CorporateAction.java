package ta.backoffice.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a company or a fund did to its units, in its last revision.
 *
 * @param effectiveOn the first session in the new units, a date of the venue
 * @param ratio of a split or a consolidation
 * @param withdrawn that it did not happen after all
 */
public record CorporateAction(
        UUID id,
        UUID listing,
        Kind kind,
        LocalDate effectiveOn,
        Optional<UnitRatio> ratio,
        boolean withdrawn,
        String note,
        String recordedBy,
        Instant recordedAt) {

    /** What it did. Of those that are neither a split nor a consolidation the checks only know that something happened. */
    public enum Kind {
        SPLIT,
        CONSOLIDATION,
        MERGER,
        ISIN_CHANGE,
        OTHER
    }
}
