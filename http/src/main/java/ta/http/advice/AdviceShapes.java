package ta.http.advice;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.advice.Fill;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;

/** Requests and responses about recommendations. */
public final class AdviceShapes {

    private AdviceShapes() {}

    public record Recommendation(
            @Doc("the recommendation's id") UUID id,
            @Doc("the portfolio's id") UUID portfolio,
            @Doc("the id of the run that made it") UUID run,

            @Doc(value = "the task of the run", example = "MONTHLY_ALLOCATION")
            String task,

            @Doc("the point in time that the run looked at; later data is ignored")
            Instant asOf,

            @Doc(value = "OPEN, PARTLY_EXECUTED, EXECUTED, IGNORED, EXPIRED or SUPERSEDED", example = "OPEN")
            String state,

            @Doc("true for OPEN and PARTLY_EXECUTED; fills of an EXPIRED one can be recorded too")
            boolean open,

            @Doc("when the state last changed") Instant stateChangedAt,

            @Doc(value = "who changed the state", example = "ann@example.org")
            String stateChangedBy,

            @Doc(value = "why, if a reason was given", example = "the market is closed for a week")
            Optional<String> reason,

            @Doc("the id of the recommendation that superseded it; null unless SUPERSEDED")
            Optional<UUID> supersededBy,

            @Doc("the orders, by line number") List<RecommendationLine> lines) {}

    public record RecommendationLine(
            @Doc("the line number, from 1") int line,
            @Doc(value = "BUY or SELL", example = "BUY") String side,
            @Doc("the listing to trade") ListingId listing,

            @Doc(value = "the sleeve that the order is for", example = "energy")
            String sleeve,

            @Doc(value = "the amount that the policy asks for, in the base currency", example = "500.00")
            BigDecimal amount,

            @Doc(value = "the number of units at the run's price", example = "12")
            BigDecimal estimatedUnits,

            @Doc(value = "the value of these units at the run's price, in the base currency", example = "494.40")
            BigDecimal estimatedAmount,

            @Doc(value = "the part of the decision that made the order: CASH_PARK or CADENCE", example = "CADENCE")
            String stage,

            @Doc(value = "why the order is recommended", example = "MOST_UNDERWEIGHT")
            String reason,

            @Doc(value = "JSON pointer of the clause that asks for the order", example = "/cadence/monthly")
            String clause,

            @Doc(value = "units of the fills that count", example = "0")
            BigDecimal filledUnits) {}

    public record RecommendationDetail(
            @Doc("the recommendation") Recommendation recommendation,

            @Doc("the recorded fills, including those that count no longer")
            List<FillShape> fills,

            @Doc(value = "cost beyond the estimates, in the base currency; positive is a loss to you", example = "0.15")
            BigDecimal slippage,

            @Doc("orders that were considered but not recommended, each with its reason")
            List<JsonNode> suppressed,

            @Doc("sleeves without an order, each with weight, target, drift and band")
            List<JsonNode> notRecommended) {}

    public record FillShape(
            @Doc("the line number of the order") int line,
            @Doc("the id of its ledger entry") UUID ledgerEntry,

            @Doc(value = "units traded that count for the order", example = "12")
            BigDecimal units,

            @Doc(value = "the price of one unit, in the base currency", example = "41.25")
            BigDecimal price,

            @Doc(value = "in the base currency", example = "5.95")
            BigDecimal fees,

            @Doc(
                    value = "the change in cash, including fees, in the base currency; negative for a buy",
                    example = "-500.95")
            BigDecimal amount,

            @Doc("when the trade happened") Instant tradeTime,

            @Doc(value = "the broker's reference", example = "CN-1029")
            Optional<String> contractNote,

            @Doc(value = "cost beyond the estimate, in the base currency; positive is a loss to you", example = "0.60")
            BigDecimal slippage,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy,

            @Doc("when it was recorded") Instant recordedAt,

            @Doc("whether the product found the order for an entry of the ledger")
            boolean matched,

            @Doc("whether somebody has undone the match, so that the fill no longer counts")
            boolean undone,

            @Doc("whether its ledger entry was reversed, so that the fill no longer counts")
            boolean reversed) {}

    public record Execution(
            @Doc("the fills at the broker, at least one") List<NewFill> fills,

            @Doc(value = "true if no more fills will follow; closes the recommendation", example = "true")
            Optional<Boolean> complete,

            @Doc(value = "true to record values that are far from what was recommended", example = "false")
            Optional<Boolean> confirm) {}

    public record TradedPrice(
            @Doc(value = "ISO 4217; not the base currency", example = "USD")
            String currency,

            @Doc(value = "the price of one unit", example = "50.25")
            BigDecimal price,

            @Doc(value = "the broker's rate: base currency per unit of the currency", example = "0.79")
            BigDecimal rate) {}

    public record NewFill(
            @Doc("the line number of the order") int line,

            @Doc(value = "units traded, above 0", example = "12")
            BigDecimal units,

            @Doc(value = "the price of one unit, above 0, in the base currency", example = "41.25")
            BigDecimal price,

            @Doc(
                    value = "the change in cash on the contract note, negative for a buy; by default units"
                            + " × price and the fees, to the penny",
                    example = "-500.95")
            Optional<BigDecimal> amount,

            @Doc(value = "0 or more, in the base currency", example = "5.95")
            BigDecimal fees,

            @Doc("when the trade happened") Instant tradeTime,

            @Doc(value = "the broker's reference; a fill with a known one is refused", example = "CN-1029")
            Optional<String> contractNote,

            @Doc(value = "the price in another currency, which the broker converted", example = "null")
            Optional<TradedPrice> traded) {

        /** Validates here, so that an error names the fill's place in the request. */
        public NewFill {
            new Fill(line, units, price, amount, fees, tradeTime, contractNote, Optional.empty());
        }

        Fill fill() {
            return new Fill(
                    line,
                    units,
                    price,
                    amount,
                    fees,
                    tradeTime,
                    contractNote,
                    traded.map(of -> new Fill.TradedPrice(of.currency(), of.price(), of.rate())));
        }
    }

    public record Executed(
            @Doc("the recommendation after this request") RecommendationDetail recommendation,

            @Doc("the new ledger entries, in the order of the fills")
            List<UUID> ledgerEntries,

            @Doc(value = "the cash balance now, in the base currency; below 0 if overdrawn", example = "17.90")
            BigDecimal cash,

            @Doc(value = "cost of these fills beyond the estimates, in the base currency", example = "0.60")
            BigDecimal slippage) {}

    public record Dismissal(
            @Doc(
                    value = "the reason, 1 to 4000 characters; kept permanently",
                    example = "the market is closed for a week")
            String reason) {}
}
