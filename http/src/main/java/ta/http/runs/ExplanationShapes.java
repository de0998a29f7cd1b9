package ta.http.runs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import ta.backoffice.registry.VenueCalendar;
import ta.http.doc.Doc;
import ta.rules.decision.Trigger;
import ta.rules.explanation.Because;
import ta.rules.explanation.Explanation;
import ta.rules.guard.GuardVerdict;
import ta.rules.guard.GuardedOrder;
import ta.rules.json.Decimals;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.order.Line;
import ta.rules.order.Side;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Figure;
import ta.rules.valuation.DriftStatus;

/** Responses that explain a decision. Amounts are in the portfolio's base currency. */
public final class ExplanationShapes {

    private ExplanationShapes() {}

    public record RunExplanation(
            @Doc("the run's id") UUID run,
            @Doc("SHA-256 of the policy of the decision") String policySha256,

            @Doc("whether the repeated decision equals the stored one; if not, this explains the repeated one")
            boolean agrees,

            @Doc(value = "the decision in one sentence", example = "Buy 12 units of XWES, about £494.40.")
            String headline,

            @Doc("the reasons for each order, in the order of the decision")
            List<OrderWhy> orders,

            @Doc("the orders that were considered but suppressed")
            List<SuppressedWhy> suppressed,

            @Doc("the sleeves without an order, in policy order")
            List<SleeveWhy> sleeves,

            @Doc("the cadence, the waves and the sunsets") List<TriggerWhy> triggers,
            @Doc("the findings about prices") List<FindingWhy> findings,
            @Doc("the constraints on the orders") List<ConstraintWhy> constraints) {}

    public record Reason(
            @Doc(
                    value = "the reason as a sentence",
                    example = "This quarter it stands first among the priority sleeves.")
            String sentence,

            @Doc(
                    value = "the rule or arithmetic step that concluded the first fact; null if that is a raw fact",
                    example = "priority.claimed [energy]")
            Optional<String> rule,

            @Doc(
                    value = "JSON pointer of the clause; null if no single clause applies",
                    example = "/cadence/quarterly/priority_sleeves")
            Optional<String> clause,

            @Doc(value = "ids of facts in the run's trace, the most important first", example = "f40")
            List<String> facts) {}

    public record OrderWhy(
            @Doc(value = "the order's number in the decision, from 1", example = "1")
            int seq,

            @Doc("the order as a sentence") Reason order,

            @Doc("the steps from the ideal amount to the order's amount; they sum to it")
            List<WaterfallStep> waterfall,

            @Doc(value = "the order's amount without the broker's fee", example = "494.40")
            BigDecimal estimatedAmount,

            @Doc("the reasons for the order") List<Reason> reasons,

            @Doc("the price that the units were calculated with")
            Optional<PriceUsed> price) {}

    public record WaterfallStep(
            @Doc(value = "the amount that the step adds; negative if it subtracts", example = "-5.60")
            BigDecimal amount,

            @Doc(value = "the sum up to and including this step", example = "494.40")
            BigDecimal running,

            @Doc("the reason for the step") Reason why) {}

    public record PriceUsed(
            @Doc(value = "the price as quoted", example = "4120")
            BigDecimal price,

            @Doc(value = "the unit of the price, such as GBX for pence", example = "GBX")
            String quoteUnit,

            @Doc(value = "the price in the base currency, 10 decimals", example = "41.2")
            BigDecimal priceBase,

            @Doc(value = "CLOSE or INTRADAY", example = "CLOSE")
            PriceKind kind,

            @Doc("the time of the price") Instant asOf,

            @Doc("that day at the listing's venue, wherever the reader is")
            LocalDate day,

            @Doc(value = "the provider", example = "yahoo") String source,

            @Doc(value = "number of sessions that closed between the price and the run", example = "0")
            BigDecimal ageSessions,

            @Doc(value = "whole minutes from the price to the run", example = "930")
            long ageMinutes,

            @Doc("the exchange rate used; null if none was needed")
            Optional<RateUsed> rate,

            @Doc("the price as a sentence") Reason why) {}

    public record RateUsed(
            @Doc(value = "ISO 4217", example = "USD") String base,
            @Doc(value = "ISO 4217", example = "GBP") String quote,

            @Doc(value = "price of one unit of base in quote", example = "0.7912")
            BigDecimal rate,

            @Doc("the time of the rate") Instant asOf) {}

    public record Distance(
            @Doc(value = "how far the result is from turning; never negative", example = "13.00")
            BigDecimal amount,

            @Doc(
                    value = "the unit of the amount: a currency, percent, points of a weight or a drawdown, or days",
                    example = "GBP")
            String unit) {}

    public record SuppressedWhy(
            @Doc(value = "the suppressed order", example = "Buy WLDS for £12.00")
            String subject,

            @Doc("BUY or SELL") Side side,

            @Doc("the listing; null if the sleeve has no tradable one")
            Optional<ListingId> listing,

            @Doc(value = "the sleeve's code", example = "small_cap")
            String sleeve,

            @Doc(value = "the amount that the order would have had", example = "12.00")
            BigDecimal amount,

            @Doc(value = "the test that the order failed, or GUARD:<name>", example = "BELOW_MIN_TRADE")
            String reason,

            @Doc(
                    value = "JSON pointer of the clause that asks for the order",
                    example = "/cadence/monthly/when_drifted")
            String askedBy,

            @Doc("why it was suppressed, with the clause of the test")
            Reason why,

            @Doc("the distance from the other result; null if there is none")
            Optional<Distance> margin) {}

    public record SleeveWhy(
            @Doc(value = "the sleeve's code", example = "health")
            String sleeve,

            @Doc(value = "UNDERWEIGHT, WITHIN or OVERWEIGHT", example = "WITHIN")
            DriftStatus status,

            @Doc("why there is no order, with the clause of the drift band")
            Reason why,

            @Doc(value = "percentage points to the nearer edge of the drift band", example = "0.9")
            BigDecimal toGo,

            @Doc(value = "the sleeve's value, 10 decimals", example = "16800.00")
            BigDecimal value,

            @Doc(
                    value = "the value on that edge if all other sleeves stay the same; null if no value is on it",
                    example = "16420.00")
            Optional<BigDecimal> turnsAt) {}

    public record TriggerWhy(
            @Doc(value = "CADENCE, WAVE or SUNSET", example = "WAVE")
            Trigger.Kind kind,

            @Doc(value = "the task, the wave's name or the sunset's date", example = "A")
            String name,

            @Doc(value = "the rules' verdict", example = "NOT_REACHED")
            String status,

            @Doc("the result as a sentence") Reason why,

            @Doc("the distance from the other result; null if there is none")
            Optional<Distance> margin) {}

    public record FindingWhy(
            @Doc(value = "the check that made the finding", example = "stale_close")
            String check,

            @Doc(value = "info, warn or critical", example = "warn")
            String severity,

            @Doc("whether the finding causes a freeze") boolean freeze,
            @Doc("the listing") ListingId listing,

            @Doc(value = "CLOSE or INTRADAY; null for a holding without a price", example = "CLOSE")
            Optional<PriceKind> kind,

            @Doc("the finding as a sentence") Reason why,

            @Doc(value = "what helps", example = "Refresh the prices, or enter one by hand.")
            String remedy) {}

    public record ConstraintWhy(
            @Doc(value = "the constraint, or GUARD:<name> for a guard that warns", example = "MIN_TRADE")
            String constraint,

            @Doc(value = "PASS or BREACH; WARN for a guard that warns", example = "PASS")
            String status,

            @Doc(value = "the number of the order that a guard warns of; null for other constraints", example = "1")
            Optional<Integer> line,

            @Doc("the result as a sentence") Reason why) {}

    static Reason reason(Because because) {
        return new Reason(because.sentence(), because.rule(), because.clause(), because.facts());
    }

    static SuppressedWhy of(Explanation.Suppressed part, String baseCurrency) {
        return new SuppressedWhy(
                part.subject(),
                part.order().side(),
                Optional.ofNullable(part.order().listing()),
                part.order().sleeve(),
                part.order().amount(),
                part.order().reasonText(),
                part.order().clause(),
                reason(part.because()),
                part.margin().map(margin -> distance(margin, baseCurrency)));
    }

    static SleeveWhy of(Explanation.Sleeve part) {
        return new SleeveWhy(
                part.report().weight().sleeve(),
                part.report().status(),
                reason(part.because()),
                part.toGo(),
                Decimals.even10(part.report().weight().value()),
                part.turnsAt());
    }

    static TriggerWhy of(Explanation.TriggerReason part, String baseCurrency) {
        return new TriggerWhy(
                part.trigger().kind(),
                part.trigger().name(),
                part.trigger().status(),
                reason(part.because()),
                part.margin().map(margin -> distance(margin, baseCurrency)));
    }

    static FindingWhy of(Explanation.Finding part) {
        return new FindingWhy(
                part.finding().check().text(),
                part.finding().severity().text(),
                part.finding().freeze(),
                part.finding().listing(),
                Optional.ofNullable(part.finding().kind()),
                reason(part.because()),
                part.remedy());
    }

    /**
     * @param lines of the decision
     */
    static ConstraintWhy of(Explanation.Constraint part, List<Line> lines) {
        return new ConstraintWhy(
                part.entry().constraint(),
                part.entry().status(),
                part.entry().verdict() instanceof GuardVerdict warning
                        ? place(warning.order(), lines)
                        : Optional.empty(),
                reason(part.because()));
    }

    /** A sleeve has at most one order of a listing in each stage. */
    private static Optional<Integer> place(GuardedOrder order, List<Line> lines) {
        return IntStream.range(0, lines.size())
                .filter(at -> isOf(lines.get(at), order))
                .mapToObj(at -> at + 1)
                .findFirst();
    }

    private static boolean isOf(Line line, GuardedOrder order) {
        return line.side() == order.side()
                && line.stage() == order.stage()
                && line.sleeve().equals(order.sleeveCode())
                && line.listing().text().equals(order.listing());
    }

    static PriceUsed of(Explanation.Price part) {
        Price price = part.base().price();
        return new PriceUsed(
                price.price(),
                price.quoteUnit(),
                Decimals.even10(part.base().priceBase()),
                price.kind(),
                price.asOf(),
                LocalDate.ofInstant(price.asOf(), zone(price.listing())),
                price.source(),
                price.ageSessions(),
                part.ageMinutes(),
                Optional.ofNullable(part.base().rate()).map(ExplanationShapes::of),
                reason(part.because()));
    }

    private static ZoneId zone(ListingId listing) {
        return VenueCalendar.usual(listing.mic()).map(VenueCalendar::zone).orElse(ZoneOffset.UTC);
    }

    private static RateUsed of(FxRate rate) {
        return new RateUsed(rate.base(), rate.quote(), rate.rate(), rate.asOf());
    }

    private static Distance distance(Figure margin, String baseCurrency) {
        return new Distance(margin.value(), margin.unitText(baseCurrency));
    }
}
