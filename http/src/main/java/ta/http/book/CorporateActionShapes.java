package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.registry.CorporateAction;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;

/** Splits and consolidations, and their effect on a portfolio's units. */
public final class CorporateActionShapes {

    private CorporateActionShapes() {}

    /** The state of a corporate action in a portfolio; the field {@code state} explains the values. */
    public enum State {
        AHEAD,
        NOT_HELD,
        OUTSTANDING,
        APPLIED,
        WITHDRAWN
    }

    public record CorporateActionShape(
            @Doc("the action's id") UUID id,

            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "SPLIT or CONSOLIDATION", example = "SPLIT")
            CorporateAction.Kind kind,

            @Doc(value = "the first session in the new units", example = "2026-03-02")
            LocalDate effectiveOn,

            @Doc(value = "units before, in the ratio", example = "1")
            BigDecimal unitsBefore,

            @Doc(value = "units after, in the ratio", example = "10")
            BigDecimal unitsAfter,

            @Doc(value = "the source of this information", example = "the fund's notice")
            String note,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy,

            @Doc("when it was recorded") Instant recordedAt,

            @Doc(
                    value = "AHEAD: its day has not come. NOT_HELD: no units were held. OUTSTANDING: not in the ledger"
                            + " yet; no valuation and no advice until it is applied. APPLIED: in the ledger."
                            + " WITHDRAWN: did not happen; not in the ledger",
                    example = "APPLIED")
            State state,

            @Doc(value = "units held just before the action", example = "162")
            BigDecimal unitsHeldBefore,

            @Doc(value = "units held after the action", example = "1620")
            BigDecimal unitsHeldAfter) {}

    public record NewCorporateAction(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "SPLIT: more units than before. CONSOLIDATION: fewer", example = "SPLIT")
            CorporateAction.Kind kind,

            @Doc(value = "the first session in the new units", example = "2026-03-02")
            LocalDate effectiveOn,

            @Doc(value = "units before, in the ratio", example = "1")
            BigDecimal unitsBefore,

            @Doc(value = "units after, in the ratio", example = "10")
            BigDecimal unitsAfter,

            @Doc(value = "the source of this information", example = "the fund's notice")
            Optional<String> note) {}

    public record Withdrawal(
            @Doc(value = "the reason; kept permanently", example = "announced, then called off")
            String reason) {}
}
