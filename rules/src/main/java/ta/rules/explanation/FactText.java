package ta.rules.explanation;

import static ta.rules.explanation.Words.called;

import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import ta.rules.allocation.Budget;
import ta.rules.allocation.Gap;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.cadence.ClaimVerdict;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.cadence.DefaultOrderVerdict;
import ta.rules.cadence.HoldVerdict;
import ta.rules.cadence.LimitVerdict;
import ta.rules.cadence.PriorityCount;
import ta.rules.cadence.Tally;
import ta.rules.cadence.WithdrawalReading;
import ta.rules.cadence.WithdrawalVerdict;
import ta.rules.finding.CheckVerdict;
import ta.rules.finding.CloseCoverage;
import ta.rules.finding.HoldingPrice;
import ta.rules.guard.GuardVerdict;
import ta.rules.guard.GuardedOrder;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceReading;
import ta.rules.order.EligibilityReading;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.Line;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderVerdict;
import ta.rules.order.SuppressedOrder;
import ta.rules.outcome.CadenceSummary;
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.outcome.GateVerdict;
import ta.rules.outcome.OutcomeReading;
import ta.rules.outcome.OutcomeVerdict;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.CashParkHistory;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Venue;
import ta.rules.trace.Fact;
import ta.rules.trigger.CadenceReading;
import ta.rules.trigger.CadenceVerdict;
import ta.rules.trigger.DrawdownReading;
import ta.rules.trigger.SunsetReading;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveReading;
import ta.rules.trigger.WaveVerdict;
import ta.rules.valuation.DriftVerdict;
import ta.rules.valuation.Position;
import ta.rules.valuation.PriceBase;
import ta.rules.valuation.SleeveWeight;

/**
 * Each kind of fact as a sentence. A sentence looks back at most one step from its fact, so the time for a whole trace
 * grows only with its number of facts.
 */
public final class FactText {

    private static final String NOTHING = "none";

    private final Money money;
    private final VerdictText verdicts;

    /**
     * @param baseCurrency the currency of amounts
     */
    public FactText(String baseCurrency) {
        this.money = new Money(baseCurrency);
        this.verdicts = new VerdictText(money);
    }

    public String of(Fact fact) {
        return switch (fact.factType()) {
            case RUN -> run((Run) fact);
            case CASH -> cash((Cash) fact);
            case DRAWDOWN_INDEX -> index((DrawdownIndex) fact);
            case CASH_PARK_HISTORY -> history((CashParkHistory) fact);
            case VENUE -> venue((Venue) fact);
            case CONSTITUENT -> constituent((Constituent) fact);
            case HOLDING -> holding((Holding) fact);
            case PRICE -> price((Price) fact);
            case FX_RATE -> rate((FxRate) fact);
            case CLOSE_COVERAGE -> coverage((CloseCoverage) fact);
            case PRICE_READING -> reading((PriceReading) fact);
            case PRICE_BASE -> base((PriceBase) fact);
            case HOLDING_PRICE -> holdingPrice((HoldingPrice) fact);
            case CHECK_VERDICT -> FindingText.told((CheckVerdict) fact);
            case GATE_VERDICT -> verdicts.of((GateVerdict) fact);
            case POSITION -> position((Position) fact);
            case SLEEVE_WEIGHT -> SleeveText.weighed((SleeveWeight) fact);
            case DRIFT_VERDICT -> SleeveText.judged((DriftVerdict) fact);
            case DRAWDOWN_READING -> "The drawdown is " + Figures.percent(((DrawdownReading) fact).drawdown()) + ".";
            case WAVE_READING -> wave((WaveReading) fact);
            case WAVE_VERDICT -> TriggerText.of((WaveVerdict) fact);
            case SUNSET_READING -> sunset((SunsetReading) fact);
            case SUNSET_VERDICT -> TriggerText.of((SunsetVerdict) fact);
            case CADENCE_READING -> cadence((CadenceReading) fact);
            case CADENCE_VERDICT -> TriggerText.of((CadenceVerdict) fact);
            case ELIGIBILITY_READING -> eligibility((EligibilityReading) fact);
            case ELIGIBILITY_VERDICT -> verdicts.of((EligibilityVerdict) fact);
            case CADENCE_SLEEVE -> sleeve((CadenceSleeve) fact);
            case CLAIM_VERDICT -> verdicts.of((ClaimVerdict) fact);
            case PRIORITY_COUNT -> claims(((PriorityCount) fact).count()) + " a claim.";
            case HOLD_VERDICT -> verdicts.of((HoldVerdict) fact);
            case WITHDRAWAL_READING -> withdrawal((WithdrawalReading) fact);
            case WITHDRAWAL_VERDICT -> verdicts.of((WithdrawalVerdict) fact);
            case TALLY -> verdicts.of((Tally) fact) + ".";
            case LIMIT_VERDICT -> verdicts.of((LimitVerdict) fact);
            case DEFAULT_ORDER_READING -> defaultOrder((DefaultOrderReading) fact);
            case DEFAULT_ORDER_VERDICT -> verdicts.of((DefaultOrderVerdict) fact);
            case BUDGET -> budget((Budget) fact);
            case GAP -> gap((Gap) fact);
            case ORDER_DRAFT -> draft((OrderDraft) fact);
            case ORDER_VERDICT -> verdicts.of((OrderVerdict) fact);
            case GUARDED_ORDER -> OrderText.asked(money, ((GuardedOrder) fact).draft()) + ", as your guards see it.";
            case GUARD_VERDICT -> verdicts.of((GuardVerdict) fact);
            case LINE -> OrderText.sentence(money, (Line) fact);
            case SUPPRESSED_ORDER -> SuppressionText.told(money, (SuppressedOrder) fact);
            case CADENCE_SUMMARY -> summary((CadenceSummary) fact);
            case CONSTRAINT_VERDICT -> verdicts.of((ConstraintVerdict) fact);
            case OUTCOME_READING -> outcome((OutcomeReading) fact);
            case OUTCOME_VERDICT -> verdicts.of((OutcomeVerdict) fact);
        };
    }

    private static String run(Run run) {
        return Words.sentence(Words.of(run.task())) + " as of " + Words.moment(run.asOf())
                + (run.frozen() ? "; the portfolio is frozen." : ".");
    }

    private String cash(Cash cash) {
        return "There is " + money.text(cash.cash()) + " of cash; " + money.text(cash.contributionDeployedThisMonth())
                + " of this month's contribution is deployed"
                + (cash.contributionCarriedOver().signum() == 0
                        ? ""
                        : ", " + money.text(cash.contributionCarriedOver()) + " is left of former months")
                + (cash.withdrawalRaisedThisMonth().signum() == 0
                        ? ""
                        : ", " + money.text(cash.withdrawalRaisedThisMonth()) + " was taken out")
                + ".";
    }

    private static String index(DrawdownIndex index) {
        return "The index stands at " + Figures.shortened(index.index()) + ", its peak at "
                + Figures.shortened(index.peakIndex()) + ".";
    }

    private static String history(CashParkHistory history) {
        return "Waves deployed: " + listed(history.wavesDeployed()) + "; sunsets applied: "
                + listed(history.sunsetsApplied()) + ".";
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? NOTHING : Words.list(names);
    }

    private static String venue(Venue venue) {
        return venue.mic() + (venue.open() ? " is open." : " is closed.");
    }

    private static String constituent(Constituent constituent) {
        return called(constituent.listing()) + " belongs to " + constituent.sleeve()
                + (constituent.tradable() ? "." : " and cannot be traded.");
    }

    private static String holding(Holding holding) {
        return "You hold " + Words.units(holding.units()) + " of " + called(holding.listing()) + ".";
    }

    private static String price(Price price) {
        return FindingText.named(price.listing(), price.kind(), price.asOf()) + " is " + Figures.plain(price.price())
                + " " + price.quoteUnit() + ".";
    }

    private static String rate(FxRate rate) {
        return "1 " + rate.base() + " is " + Figures.plain(rate.rate()) + " " + rate.quote() + ".";
    }

    private static String coverage(CloseCoverage coverage) {
        return called(coverage.constituent().listing()) + (coverage.isMissing() ? " has no close." : " has a close.");
    }

    private static String reading(PriceReading reading) {
        String price = FindingText.named(reading.listing(), reading.kind());
        return reading.change() == null
                ? price + " has none before it to be compared with."
                : price + " moved by " + Figures.shortened(reading.movePct().value()) + " % since the one before.";
    }

    private String base(PriceBase base) {
        return "A unit of " + called(base.listing()) + " is worth " + money.price(base.priceBase()) + ".";
    }

    private String holdingPrice(HoldingPrice holding) {
        String units = Words.units(holding.holding().units()) + " of " + called(holding.listing());
        PriceBase base = holding.priceBase();
        return base == null || holding.isUnpriced()
                ? "You hold " + units + ", but it has no price."
                : "You hold " + units + ", valued at " + money.price(base.priceBase()) + " each.";
    }

    private String position(Position position) {
        return Words.units(position.holding().units()) + " of "
                + called(position.constituent().listing()) + " come to " + money.text(position.value()) + ".";
    }

    private static String wave(WaveReading wave) {
        return "Wave " + wave.wave() + (wave.isDeployed() ? " was deployed before" : " was not deployed yet")
                + "; the drawdown is " + Figures.percent(wave.drawdown()) + ".";
    }

    private static String sunset(SunsetReading sunset) {
        return "The sunset of " + sunset.date() + (sunset.isApplied() ? " was applied before" : " was not applied yet")
                + "; today is " + sunset.today() + ".";
    }

    private static String cadence(CadenceReading reading) {
        return "The " + Words.of(reading.task()) + " runs in "
                + Month.of(reading.month()).getDisplayName(TextStyle.FULL, Locale.UK) + ".";
    }

    private static String eligibility(EligibilityReading reading) {
        return called(reading.constituent().listing()) + " is of the type "
                + reading.constituent().type() + " and "
                + (reading.isAccumulating() ? "accumulating" : "not accumulating") + ".";
    }

    private static String sleeve(CadenceSleeve sleeve) {
        String stands = switch (sleeve.status()) {
            case UNDERWEIGHT -> " is under its band";
            case WITHIN -> " is within its band";
            case OVERWEIGHT -> " is over its band";
        };
        return Words.sentence(sleeve.sleeve())
                + stands
                + (sleeve.isBoughtByPark() ? ", and the cash park buys it in this run." : ".");
    }

    /** {@code 2 priority sleeves have}. */
    static String claims(int count) {
        return (count == 0 ? "No priority sleeve" : Words.count(count, "priority sleeve"))
                + (count > 1 ? " have" : " has");
    }

    private String withdrawal(WithdrawalReading reading) {
        return money.text(reading.due()) + " is still to be taken out this month, of " + money.text(reading.amount())
                + "; " + money.text(reading.lacking()) + " is lacking.";
    }

    private String defaultOrder(DefaultOrderReading reading) {
        String but = reading.isSoldInRun()
                ? "; its sleeve is sold in this run."
                : reading.isOverweight() ? "; its sleeve is over its band." : ".";
        return "The default order for " + called(reading.order().listing()) + " is of "
                + money.text(reading.order().amount()) + but;
    }

    private String budget(Budget budget) {
        return "There is " + money.text(budget.amount()) + " to spend: " + budget.of() + ".";
    }

    private String gap(Gap gap) {
        BigDecimal amount = gap.amount();
        return Words.sentence(gap.sleeve())
                + (amount.signum() < 0
                        ? " is " + money.text(amount.abs()) + " above its target."
                        : " lacks " + money.text(amount) + " to its target.");
    }

    private String draft(OrderDraft draft) {
        return OrderText.asked(money, draft) + ": " + asked(draft.request().reason()) + ".";
    }

    /** The part of the policy that asked for an order, from the reason of its line. */
    private static String asked(String reason) {
        int colon = reason.indexOf(':');
        String name = reason.substring(colon + 1);
        return switch (colon < 0 ? reason : reason.substring(0, colon)) {
            case "PRIORITY" -> "its sleeve is a priority";
            case "MOST_UNDERWEIGHT" -> "its sleeve is furthest below its target";
            case "OVERWEIGHT" -> "its sleeve is over its band";
            case "DEFAULT_ORDER" -> "it is a default order";
            case "WAVE" -> "wave " + name + " fires";
            case "SUNSET" -> "the sunset of " + name + " is due";
            case "WITHDRAWAL" -> "it raises money for the withdrawal";
            case "CASH_PARK_FUNDING" -> "it pays for what the cash park buys";
            default -> reason;
        };
    }

    private String summary(CadenceSummary summary) {
        return Words.count(summary.orders(), "cadence order") + ", " + money.text(summary.spent()) + " spent of "
                + money.text(summary.budget()) + ".";
    }

    private static String outcome(OutcomeReading reading) {
        return "The run has " + Words.count(reading.lines(), "order") + " and " + reading.suppressed() + " suppressed.";
    }
}
