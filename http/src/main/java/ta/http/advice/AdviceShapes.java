package ta.http.advice;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;
import ta.backoffice.advice.Fill;

/** What travels of recommendations. */
public final class AdviceShapes {

    private AdviceShapes() {}

    public record Recommendation(
            @Doc("the recommendation's id") UUID id,
            @Doc("its portfolio") UUID portfolio,
            @Doc("the run that it came of") UUID run,

            @Doc(value = "what the run was asked to do", example = "MONTHLY_ALLOCATION")
            String task,

            @Doc("nothing dated after it counted") Instant asOf,

            @Doc(value = "OPEN, PARTLY_EXECUTED, EXECUTED, IGNORED, EXPIRED or SUPERSEDED", example = "OPEN")
            String state,

            @Doc(
                    "whether it is still to be traded: OPEN or PARTLY_EXECUTED; fills of an EXPIRED one may be recorded too")
            boolean open,

            @Doc("since when it is in that state") Instant stateChangedAt,

            @Doc(value = "who brought it there", example = "ann@example.org")
            String stateChangedBy,

            @Doc(value = "why, where somebody said so", example = "the market is closed for a week")
            Optional<String> reason,

            @Doc("the one in its place; null unless superseded")
            Optional<UUID> supersededBy,

            @Doc("the orders, in the order of their numbers")
            List<RecommendationLine> lines) {}

    public record RecommendationLine(
            @Doc("its number, from 1") int line,
            @Doc(value = "BUY or SELL", example = "BUY") String side,
            @Doc("what to trade") ListingId listing,

            @Doc(value = "the sleeve that it is for", example = "energy")
            String sleeve,

            @Doc(value = "what the policy asks for; base currency", example = "500.00")
            BigDecimal amount,

            @Doc(value = "how many units that is at the run's price", example = "12")
            BigDecimal estimatedUnits,

            @Doc(value = "what they cost at the run's price; base currency", example = "494.40")
            BigDecimal estimatedAmount,

            @Doc(value = "CASH_PARK or CADENCE", example = "CADENCE")
            String stage,

            @Doc(value = "what it is for", example = "UNDERWEIGHT")
            String reason,

            @Doc(value = "JSON pointer of the clause that asks for it", example = "/cadence/monthly")
            String clause,

            @Doc(value = "units of the fills that count", example = "0")
            BigDecimal filledUnits) {}

    public record RecommendationDetail(
            @Doc("the recommendation") Recommendation recommendation,

            @Doc("what was recorded of it, reversed fills too")
            List<FillShape> fills,

            @Doc(value = "beyond the estimates, to your loss when positive; base currency", example = "0.15")
            BigDecimal slippage,

            @Doc("orders that came up and were not recommended, with the reason of each")
            List<JsonNode> suppressed,

            @Doc("sleeves that no order came up for, with weight, target, drift and band")
            List<JsonNode> notRecommended) {}

    public record FillShape(
            @Doc("the number of its line") int line,
            @Doc("its entry in the ledger") UUID ledgerEntry,
            @Doc(value = "units traded", example = "12") BigDecimal units,

            @Doc(value = "of one unit; base currency", example = "41.25")
            BigDecimal price,

            @Doc(value = "base currency", example = "5.95") BigDecimal fees,

            @Doc(value = "what it moved in cash, fees included; base currency", example = "-500.95")
            BigDecimal amount,

            @Doc("when it was traded") Instant tradeTime,

            @Doc(value = "the broker's reference", example = "CN-1029")
            Optional<String> contractNote,

            @Doc(value = "beyond the estimate, to your loss when positive; base currency", example = "0.60")
            BigDecimal slippage,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy,

            @Doc("when it was recorded") Instant recordedAt,

            @Doc("whether its entry was reversed, so that it no longer counts")
            boolean reversed) {}

    public record Execution(
            @Doc("what the broker did; at least one") List<NewFill> fills,

            @Doc(value = "whether nothing more is to come, so that what is left open lapses", example = "true")
            Optional<Boolean> complete) {}

    public record NewFill(
            @Doc("the number of its line") int line,

            @Doc(value = "units traded, above 0", example = "12")
            BigDecimal units,

            @Doc(value = "of one unit, above 0; base currency", example = "41.25")
            BigDecimal price,

            @Doc(value = "0 or more; base currency", example = "5.95")
            BigDecimal fees,

            @Doc("when it was traded") Instant tradeTime,

            @Doc(value = "the broker's reference; one counts once", example = "CN-1029")
            Optional<String> contractNote) {

        /** What is no fill is refused where it stands. */
        public NewFill {
            new Fill(line, units, price, fees, tradeTime, contractNote);
        }

        Fill fill() {
            return new Fill(line, units, price, fees, tradeTime, contractNote);
        }
    }

    public record Executed(
            @Doc("the recommendation as it is now") RecommendationDetail recommendation,

            @Doc("the new ledger entries, in the order of the fills")
            List<UUID> ledgerEntries,

            @Doc(value = "cash now, below 0 when more was spent than was there; base currency", example = "17.90")
            BigDecimal cash,

            @Doc(value = "of these fills beyond the estimates; base currency", example = "0.60")
            BigDecimal slippage) {}

    public record Dismissal(
            @Doc(value = "why; 1 to 4000 characters, kept for ever", example = "the market is closed for a week")
            String reason) {}
}
