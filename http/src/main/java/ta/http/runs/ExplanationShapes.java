package ta.http.runs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.decision.Trigger;
import ta.rules.explanation.Because;
import ta.rules.explanation.Explanation;
import ta.rules.json.Decimals;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.order.Side;
import ta.rules.order.Suppression;
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Figure;
import ta.rules.valuation.DriftStatus;

/** The explanation of a decision, as it travels. */
public final class ExplanationShapes {

    private ExplanationShapes() {}

    public record RunExplanation(
            @Doc("the run") UUID run,
            @Doc("SHA-256 of the policy that decided") String policySha256,

            @Doc("whether the decision came out as it was kept; if not, this explains another one")
            boolean agrees,

            @Doc(value = "what the decision comes to", example = "Buy 12 units of XWES, about £494.40.")
            String headline,

            @Doc("why each order is there, in the order of the decision")
            List<OrderWhy> orders,

            @Doc("the orders that came up and did not come about")
            List<SuppressedWhy> suppressed,

            @Doc("the sleeves that no order came up for, in policy order")
            List<SleeveWhy> sleeves,

            @Doc("the cadence, the waves, the sunsets") List<TriggerWhy> triggers,
            @Doc("what the checks found of prices") List<FindingWhy> findings,
            @Doc("the limits that the orders keep") List<ConstraintWhy> constraints) {}

    public record Reason(
            @Doc(value = "in words", example = "This quarter it stands first among the priority sleeves.")
            String sentence,

            @Doc(
                    value = "the rule or the step of arithmetic that gave the first of the facts; null of a raw fact",
                    example = "priority.claimed [energy]")
            Optional<String> rule,

            @Doc(
                    value = "JSON pointer of the clause; null where it rests on no single one",
                    example = "/cadence/quarterly/priority_sleeves")
            Optional<String> clause,

            @Doc(value = "ids of facts in the run's trace, the most telling one first", example = "f40")
            List<String> facts) {}

    public record OrderWhy(
            @Doc(value = "its place in the decision, from 1", example = "1")
            int seq,

            @Doc("the order in words") Reason order,

            @Doc("from the ideal amount to the order's; the steps sum to it")
            List<WaterfallStep> waterfall,

            @Doc(value = "what the order comes to, in the base currency, the broker's fee aside", example = "494.40")
            BigDecimal estimatedAmount,

            @Doc("why it is there") List<Reason> reasons,
            @Doc("the price that it was sized at") Optional<PriceUsed> price) {}

    public record WaterfallStep(
            @Doc(value = "what it adds, in the base currency; negative where it takes away", example = "-5.60")
            BigDecimal amount,

            @Doc(value = "the amount so far, with this step", example = "494.40")
            BigDecimal running,

            @Doc("why") Reason why) {}

    public record PriceUsed(
            @Doc(value = "as it was quoted", example = "4120")
            BigDecimal price,

            @Doc(value = "the unit that it is quoted in", example = "GBX")
            String quoteUnit,

            @Doc(value = "the same in the base currency, to 10 decimals", example = "41.2")
            BigDecimal priceBase,

            @Doc(value = "CLOSE or INTRADAY", example = "CLOSE")
            PriceKind kind,

            @Doc("when it was made") Instant asOf,

            @Doc(value = "who reported it", example = "yahoo")
            String source,

            @Doc(value = "sessions that were over at the time of the run since", example = "0")
            BigDecimal ageSessions,

            @Doc(value = "whole minutes from the price to the run", example = "930")
            long ageMinutes,

            @Doc("the exchange rate that was used; null where none was needed")
            Optional<RateUsed> rate,

            @Doc("the same in words") Reason why) {}

    public record RateUsed(
            @Doc(value = "ISO 4217", example = "USD") String base,
            @Doc(value = "ISO 4217", example = "GBP") String quote,

            @Doc(value = "so many quote for one base", example = "0.7912")
            BigDecimal rate,

            @Doc("when it was made") Instant asOf) {}

    public record Distance(
            @Doc(value = "how far it is from turning out the other way; never negative", example = "13.00")
            BigDecimal amount,

            @Doc(value = "a currency, percent, points of a weight or a drawdown, or days", example = "GBP")
            String unit) {}

    public record SuppressedWhy(
            @Doc(value = "the order that came up", example = "Buy WLDS for £12.00")
            String subject,

            @Doc("BUY or SELL") Side side,

            @Doc("its listing; null where the sleeve has none that can be traded")
            Optional<ListingId> listing,

            @Doc(value = "its sleeve", example = "small_cap")
            String sleeve,

            @Doc(value = "what it was to take of the budget", example = "12.00")
            BigDecimal amount,

            @Doc(value = "which test it failed", example = "BELOW_MIN_TRADE")
            Suppression reason,

            @Doc(value = "JSON pointer of the clause that asked for it", example = "/cadence/monthly/when_drifted")
            String askedBy,

            @Doc("why it did not come about, with the clause of the test")
            Reason why,

            @Doc("null where there is no such distance") Optional<Distance> margin) {}

    public record SleeveWhy(
            @Doc(value = "its code", example = "health") String sleeve,

            @Doc(value = "UNDERWEIGHT, WITHIN or OVERWEIGHT", example = "WITHIN")
            DriftStatus status,

            @Doc("why no order came up for it, with the clause of its band")
            Reason why,

            @Doc(value = "percentage points from its drift to the nearer edge of its band", example = "0.9")
            BigDecimal toGo,

            @Doc(value = "what it is worth, in the base currency, to 10 decimals", example = "16800.00")
            BigDecimal value,

            @Doc(
                    value = "what it would be worth on that edge if all other sleeves stayed as they are; null where"
                            + " no value would do",
                    example = "16420.00")
            Optional<BigDecimal> turnsAt) {}

    public record TriggerWhy(
            @Doc(value = "CADENCE, WAVE or SUNSET", example = "WAVE")
            Trigger.Kind kind,

            @Doc(value = "the task, the wave, the date", example = "A")
            String name,

            @Doc(value = "what the rules found of it", example = "NOT_REACHED")
            String status,

            @Doc("the same in words") Reason why,
            @Doc("null where there is no such distance") Optional<Distance> margin) {}

    public record FindingWhy(
            @Doc(value = "the check", example = "stale_close")
            String check,

            @Doc(value = "info, warn or critical", example = "warn")
            String severity,

            @Doc("whether it asks for a freeze") boolean freeze,
            @Doc("of which listing") ListingId listing,

            @Doc(value = "CLOSE or INTRADAY; null for a holding without a price", example = "CLOSE")
            Optional<PriceKind> kind,

            @Doc("what was found") Reason why,

            @Doc(value = "what can be done", example = "Refresh the prices, or enter one by hand.")
            String remedy) {}

    public record ConstraintWhy(
            @Doc(value = "which limit", example = "MIN_TRADE")
            ConstraintVerdict.Constraint constraint,

            @Doc("whether it is kept") boolean kept,
            @Doc("the same in words") Reason why) {}

    static Reason reason(Because because) {
        return new Reason(because.sentence(), because.rule(), because.clause(), because.facts());
    }

    static SuppressedWhy of(Explanation.Suppressed told, String baseCurrency) {
        return new SuppressedWhy(
                told.subject(),
                told.order().side(),
                Optional.ofNullable(told.order().listing()),
                told.order().sleeve(),
                told.order().amount(),
                told.order().reason(),
                told.order().clause(),
                reason(told.because()),
                told.margin().map(margin -> distance(margin, baseCurrency)));
    }

    static SleeveWhy of(Explanation.Sleeve told) {
        return new SleeveWhy(
                told.report().weight().sleeve(),
                told.report().status(),
                reason(told.because()),
                told.toGo(),
                Decimals.even10(told.report().weight().value()),
                told.turnsAt());
    }

    static TriggerWhy of(Explanation.Trigger told, String baseCurrency) {
        return new TriggerWhy(
                told.trigger().kind(),
                told.trigger().name(),
                told.trigger().status(),
                reason(told.because()),
                told.margin().map(margin -> distance(margin, baseCurrency)));
    }

    static FindingWhy of(Explanation.Finding told) {
        return new FindingWhy(
                told.finding().check().text(),
                told.finding().severity().text(),
                told.finding().freeze(),
                told.finding().listing(),
                Optional.ofNullable(told.finding().kind()),
                reason(told.because()),
                told.remedy());
    }

    static ConstraintWhy of(Explanation.Constraint told) {
        return new ConstraintWhy(told.verdict().constraint(), told.verdict().passed(), reason(told.because()));
    }

    static PriceUsed of(Explanation.Price told) {
        Price price = told.base().price();
        return new PriceUsed(
                price.price(),
                price.quoteUnit(),
                Decimals.even10(told.base().priceBase()),
                price.kind(),
                price.asOf(),
                price.source(),
                price.ageSessions(),
                told.ageMinutes(),
                Optional.ofNullable(told.base().rate()).map(ExplanationShapes::of),
                reason(told.because()));
    }

    private static RateUsed of(FxRate rate) {
        return new RateUsed(rate.base(), rate.quote(), rate.rate(), rate.asOf());
    }

    private static Distance distance(Figure margin, String baseCurrency) {
        return new Distance(margin.value(), margin.unitText(baseCurrency));
    }
}
