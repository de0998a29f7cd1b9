package ta.backoffice.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a company or a fund did to its units, in its last revision.
 *
 * @param owner the portfolio whose own it is, from the file that it was imported from; empty if all share it
 * @param effectiveOn first session in the new units, a local date of the venue
 * @param ratio only for a split or a consolidation
 * @param withdrawn whether the action did not happen after all
 */
public record CorporateAction(
        UUID id,
        Optional<UUID> owner,
        UUID listing,
        Kind kind,
        LocalDate effectiveOn,
        Optional<UnitRatio> ratio,
        boolean withdrawn,
        String note,
        String recordedBy,
        Instant recordedAt) {

    /** For the kinds without a ratio, the checks only know that prices before and after are not comparable. */
    public enum Kind {
        SPLIT,
        CONSOLIDATION,
        MERGER,
        ISIN_CHANGE,
        OTHER
    }
}
