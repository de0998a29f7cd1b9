package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Corporate actions, and their effect on a portfolio. */
public final class CorporateActionShapes {

    private CorporateActionShapes() {}

    /** The kinds that can be recorded. */
    public enum Kind {
        SPLIT,
        CONSOLIDATION,
        ISIN_CHANGE,
        TICKER_CHANGE,
        MERGER,
        CONVERSION,
        SPIN_OFF,
        CAPITAL_RETURN,
        UNIT_DIVIDEND,
        DELISTING
    }

    /** The state of a corporate action in a portfolio; the field {@code state} explains the values. */
    public enum State {
        AHEAD,
        NOT_HELD,
        OUTSTANDING,
        APPLIED,
        WITHDRAWN
    }

    public record CorporateActionShape(
            @Doc("the action's id; null in a dry run") Optional<UUID> id,

            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "what happened", example = "SPLIT") Kind kind,

            @Doc(value = "the first session after the action", example = "2026-03-02")
            LocalDate effectiveOn,

            @Doc(value = "units before, in the ratio", example = "1")
            Optional<BigDecimal> unitsBefore,

            @Doc(
                    value = "units after, in the ratio; of a spin-off and a dividend in units, the new ones",
                    example = "10")
            Optional<BigDecimal> unitsAfter,

            @Doc(value = "the listing whose units are received", example = "null")
            Optional<ListingId> successor,

            @Doc(value = "cash for each unit held before, in the listing's currency", example = "null")
            Optional<BigDecimal> cashPerUnit,

            @Doc(
                    value = "the share of the cost that moves to the new listing, or belongs to the cash",
                    example = "null")
            Optional<BigDecimal> costShare,

            @Doc(value = "what each unit of a dividend in units costs, in the listing's currency", example = "null")
            Optional<BigDecimal> costPerUnit,

            @Doc(value = "the ISIN or the ticker before its change", example = "null")
            Optional<String> codeBefore,

            @Doc(value = "the ISIN or the ticker after its change", example = "null")
            Optional<String> codeAfter,

            @Doc(value = "the source of this information", example = "the fund's notice")
            String note,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy,

            @Doc("when it was recorded") Instant recordedAt,

            @Doc(
                    value = "AHEAD: its day has not come. NOT_HELD: no units were held. OUTSTANDING: not in the ledger"
                            + " yet; no valuation and no advice until it is applied. APPLIED: in the ledger, or a new"
                            + " name that counts. WITHDRAWN: did not happen; not in the ledger",
                    example = "APPLIED")
            State state,

            @Doc(value = "units held just before the action", example = "162")
            BigDecimal unitsHeldBefore,

            @Doc(value = "units held after the action", example = "1620")
            BigDecimal unitsHeldAfter,

            @Doc("what it does to the portfolio, applied or not")
            ActionEffectShape effect) {}

    public record ActionEffectShape(
            @Doc(value = "what happened, in words", example = "XLON:VWRP was split, 10 for 1, on 2026-03-02")
            String sentence,

            @Doc("the holdings just before and just after; the listing itself first")
            List<ActionHoldingShape> holdings,

            @Doc(value = "cash that comes in, base currency", example = "0")
            BigDecimal cash,

            @Doc(value = "the gain that it realises at average cost, base currency", example = "0")
            BigDecimal realised,

            @Doc(value = "whether earlier prices are restated by the ratio", example = "true")
            boolean pricesRestated,

            @Doc("the ledger entries of the action") List<ActionEntryShape> entries,

            @Doc(value = "how many entries of it the ledger must reverse first", example = "0")
            int reversals,

            @Doc(value = "why the effect cannot be computed", example = "null")
            Optional<String> hindrance) {}

    public record ActionHoldingShape(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "units before", example = "162") BigDecimal unitsBefore,

            @Doc(value = "units after", example = "1620") BigDecimal unitsAfter,

            @Doc(value = "pooled cost before, base currency", example = "15000")
            BigDecimal costBefore,

            @Doc(value = "pooled cost after, base currency", example = "15000")
            BigDecimal costAfter) {}

    public record ActionEntryShape(
            @Doc(value = "the type of the entry", example = "ADJUSTMENT")
            EntryType type,

            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "units; those of an ADJUSTMENT are signed", example = "1458")
            Optional<BigDecimal> units,

            @Doc(value = "change of the cash, base currency", example = "0")
            BigDecimal amount,

            @Doc(value = "what an ADJUSTMENT adds to the cost, base currency", example = "0")
            Optional<BigDecimal> cost,

            @Doc("the moment from which it counts") Instant tradeTime) {}

    public record NewCorporateAction(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(
                    value = "what happened. SPLIT: more units than before. CONSOLIDATION: fewer. ISIN_CHANGE,"
                            + " TICKER_CHANGE: a new name. MERGER: units of another listing, perhaps with cash, for the"
                            + " units held. CONVERSION: units of another class or fund. SPIN_OFF: units of another"
                            + " listing beside them. CAPITAL_RETURN: cash that reduces the cost. UNIT_DIVIDEND: new"
                            + " units in place of a cash dividend. DELISTING: the end of the units",
                    example = "SPLIT")
            Kind kind,

            @Doc(value = "the first session after the action", example = "2026-03-02")
            LocalDate effectiveOn,

            @Doc(value = "units before, in the ratio; not for CAPITAL_RETURN, DELISTING and names", example = "1")
            Optional<BigDecimal> unitsBefore,

            @Doc(
                    value = "units after, in the ratio; of SPIN_OFF and UNIT_DIVIDEND, new units for the units held",
                    example = "10")
            Optional<BigDecimal> unitsAfter,

            @Doc(value = "MERGER, CONVERSION, SPIN_OFF: the listing whose units are received", example = "null")
            Optional<ListingId> successor,

            @Doc(
                    value = "CAPITAL_RETURN, DELISTING (0 if nothing is paid), perhaps MERGER: cash for each unit held,"
                            + " in the listing's currency",
                    example = "null")
            Optional<BigDecimal> cashPerUnit,

            @Doc(
                    value = "SPIN_OFF: the share of the cost that moves to the new listing. MERGER with cash: the share"
                            + " that belongs to the cash. Above 0 and below 1",
                    example = "null")
            Optional<BigDecimal> costShare,

            @Doc(value = "UNIT_DIVIDEND: what each new unit costs, in the listing's currency", example = "null")
            Optional<BigDecimal> costPerUnit,

            @Doc(value = "ISIN_CHANGE, TICKER_CHANGE: the new ISIN or ticker", example = "null")
            Optional<String> newCode,

            @Doc(value = "the source of this information", example = "the fund's notice")
            Optional<String> note) {}

    public record Withdrawal(
            @Doc(value = "the reason; kept permanently", example = "announced, then called off")
            String reason) {}
}
