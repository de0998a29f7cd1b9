package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;
import ta.backoffice.registry.CorporateAction;

/** Splits and consolidations, and what they make of what is held. */
public final class CorporateActionShapes {

    private CorporateActionShapes() {}

    /** How one stands in a portfolio. */
    public enum State {
        AHEAD,
        NOT_HELD,
        OUTSTANDING,
        APPLIED,
        WITHDRAWN
    }

    public record CorporateActionShape(
            @Doc("the action's id") UUID id,

            @Doc(value = "of which listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "SPLIT or CONSOLIDATION", example = "SPLIT")
            CorporateAction.Kind kind,

            @Doc(value = "the first session in the new units", example = "2026-03-02")
            LocalDate effectiveOn,

            @Doc(value = "so many units of before", example = "1")
            BigDecimal unitsBefore,

            @Doc(value = "become so many", example = "10") BigDecimal unitsAfter,

            @Doc(value = "where it is said", example = "the fund's notice")
            String note,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy,

            @Doc("when it was recorded") Instant recordedAt,

            @Doc(
                    value =
                            "OUTSTANDING: the ledger lacks it, so nothing is valued or advised until it is applied. AHEAD: its day"
                                    + " is still to come. WITHDRAWN: it did not happen, and the ledger does not have it",
                    example = "APPLIED")
            State state,

            @Doc(value = "units held when it happened", example = "162")
            BigDecimal unitsHeldBefore,

            @Doc(value = "what it makes of them", example = "1620")
            BigDecimal unitsHeldAfter) {}

    public record NewCorporateAction(
            @Doc(value = "of which listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "SPLIT: more units than before. CONSOLIDATION: fewer", example = "SPLIT")
            CorporateAction.Kind kind,

            @Doc(value = "the first session in the new units", example = "2026-03-02")
            LocalDate effectiveOn,

            @Doc(value = "so many units of before", example = "1")
            BigDecimal unitsBefore,

            @Doc(value = "become so many", example = "10") BigDecimal unitsAfter,

            @Doc(value = "where it is said", example = "the fund's notice")
            Optional<String> note) {}

    public record Withdrawal(
            @Doc(value = "why; kept for ever", example = "announced, then called off")
            String reason) {}
}
