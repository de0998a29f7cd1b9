package ta.backoffice.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a company or a fund did to its units, in its last revision.
 *
 * @param owner the portfolio whose own it is, from the file that it was imported from; empty if all share it
 * @param effectiveOn first session after the action, a local date of the venue
 * @param withdrawn whether the action did not happen after all
 */
public record CorporateAction(
        UUID id,
        Optional<UUID> owner,
        UUID listing,
        Kind kind,
        LocalDate effectiveOn,
        ActionTerms terms,
        boolean withdrawn,
        String note,
        String recordedBy,
        Instant recordedAt) {

    /** The kinds of corporate actions. */
    public enum Kind {
        /** More units than before, at the same cost. */
        SPLIT,
        /** Fewer units than before, at the same cost. */
        CONSOLIDATION,
        /** The instrument gets another ISIN. */
        ISIN_CHANGE,
        /** The listing gets another ticker. */
        TICKER_CHANGE,
        /** Units of another listing, and perhaps cash, for the units held. */
        MERGER,
        /** Units of another class or fund for the units held. */
        CONVERSION,
        /** Units of another listing beside the units held. */
        SPIN_OFF,
        /** Cash that reduces the cost; the units stay. */
        CAPITAL_RETURN,
        /** New units in place of a cash dividend, at a stated cost. */
        UNIT_DIVIDEND,
        /** The end of the units, with or without a last payment. */
        DELISTING,
        /** From a file of an earlier version, without terms; nobody can record one. */
        OTHER;

        /** Whether it changes a name in the registry and nothing in a ledger. */
        public boolean isRename() {
            return this == ISIN_CHANGE || this == TICKER_CHANGE;
        }

        /** Whether earlier prices are restated by the ratio. */
        public boolean restatesPrices() {
            return this == SPLIT || this == CONSOLIDATION;
        }

        /** In a sentence, for example {@code spin-off}. */
        public String words() {
            return switch (this) {
                case SPLIT -> "split";
                case CONSOLIDATION -> "consolidation";
                case ISIN_CHANGE -> "change of the ISIN";
                case TICKER_CHANGE -> "change of the ticker";
                case MERGER -> "merger";
                case CONVERSION -> "conversion";
                case SPIN_OFF -> "spin-off";
                case CAPITAL_RETURN -> "capital return";
                case UNIT_DIVIDEND -> "dividend in units";
                case DELISTING -> "delisting";
                case OTHER -> "corporate action";
            };
        }
    }

    /** Whether it changes what a ledger holds. One of an earlier version may lack its terms. */
    public boolean changesLedger() {
        return switch (kind) {
            case SPLIT, CONSOLIDATION, UNIT_DIVIDEND -> terms.ratio().isPresent();
            case MERGER, CONVERSION, SPIN_OFF ->
                terms.ratio().isPresent() && terms.successor().isPresent();
            case CAPITAL_RETURN, DELISTING -> terms.cashPerUnit().isPresent();
            case ISIN_CHANGE, TICKER_CHANGE, OTHER -> false;
        };
    }

    /** The ratio by which earlier prices are restated. */
    public Optional<UnitRatio> split() {
        return terms.ratio().filter(any -> kind.restatesPrices());
    }

    /** Whether prices before and after it cannot be compared, as no ratio says how. */
    public boolean breaksPrices() {
        return !kind.isRename() && split().isEmpty();
    }
}
