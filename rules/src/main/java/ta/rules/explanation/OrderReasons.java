package ta.rules.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.rules.allocation.Budget;
import ta.rules.allocation.Gap;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.cadence.ClaimVerdict;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.cadence.WithdrawalReading;
import ta.rules.order.Line;
import ta.rules.order.OrderDraft;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;
import ta.rules.trace.Fact;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveVerdict;

/** Why an order is placed: sentences, each with its clause and facts. */
final class OrderReasons {

    private final ExplanationContext matter;
    private final Line line;
    private final Evidence evidence;

    private OrderReasons(ExplanationContext matter, Line line) {
        this.matter = matter;
        this.line = line;
        this.evidence = Evidence.of(line);
    }

    static List<Because> of(ExplanationContext matter, Line line) {
        return new OrderReasons(matter, line).sentences();
    }

    private List<Because> sentences() {
        List<Because> because = new ArrayList<>();
        sleeve().filter(sleeve -> sleeve.sleeve().equals(line.sleeve()))
                .ifPresent(sleeve -> because.add(drift(sleeve)));
        because.add(reason());
        evidence.all(Gap.class).stream()
                .filter(gap -> line.stage() == Stage.CASH_PARK && gap.sleeve().equals(line.sleeve()))
                .findFirst()
                .ifPresent(gap -> because.add(gap(gap)));
        return because;
    }

    private Optional<CadenceSleeve> sleeve() {
        return evidence.first(CadenceSleeve.class);
    }

    private Because drift(CadenceSleeve sleeve) {
        boolean within = !sleeve.isUnderweight() && !sleeve.isOverweight();
        String sentence = within ? SleeveText.withinBand(sleeve.weight()) : SleeveText.outOfBand(sleeve.weight());
        List<Fact> facts = new ArrayList<>();
        Optional.ofNullable(sleeve.drift()).ifPresent(facts::add);
        facts.add(sleeve.weight());
        return matter.grounds().because(sentence, matter.bandOf(sleeve.sleeve()), facts);
    }

    private Because gap(Gap gap) {
        String sentence = Words.sentence(gap.sleeve()) + " lacks "
                + matter.money().text(gap.amount()) + " to its target; sleeves share the budget by their gaps.";
        return matter.grounds().because(sentence, null, gap);
    }

    private Because reason() {
        String reason = line.reason();
        int colon = reason.indexOf(':');
        return switch (colon < 0 ? reason : reason.substring(0, colon)) {
            case "PRIORITY" -> claimed(priority(), ClaimVerdict.Claim.PRIORITY);
            case "MOST_UNDERWEIGHT" -> claimed(mostUnderweight(), ClaimVerdict.Claim.MOST_UNDERWEIGHT);
            case "OVERWEIGHT" -> claimed("A quarter may sell what stands over its band.", ClaimVerdict.Claim.SELL);
            case "WITHDRAWAL" -> because(withdrawal(), List.of(WithdrawalReading.class));
            case "DEFAULT_ORDER" -> because(defaultOrder(), List.of(DefaultOrderReading.class, Budget.class));
            case "WAVE" -> because(wave(), List.of(WaveVerdict.class));
            case "SUNSET" -> because(sunset(), List.of(SunsetVerdict.class));
            case "CASH_PARK_FUNDING" -> because("It pays for what the cash park buys.", List.of(OrderDraft.class));
            default -> matter.grounds().because(reason, line.clause(), line);
        };
    }

    /**
     * @param kinds of facts; the nearest of each kind supports the sentence
     */
    private Because because(String sentence, List<Class<? extends Fact>> kinds) {
        List<Fact> facts = new ArrayList<>();
        kinds.forEach(kind -> evidence.first(kind).ifPresent(facts::add));
        return matter.grounds().because(sentence, line.clause(), facts);
    }

    /**
     * The facts behind an order include its sleeve but not the verdict on the sleeve's claim, which only a trace has.
     */
    private Because claimed(String sentence, ClaimVerdict.Claim claim) {
        List<Fact> facts = new ArrayList<>();
        sleeve().ifPresent(sleeve -> {
            matter.grounds()
                    .first(
                            ClaimVerdict.class,
                            verdict -> verdict.of().equals(sleeve) && verdict.claim() == claim && verdict.granted())
                    .ifPresent(facts::add);
            facts.add(sleeve);
        });
        return matter.grounds().because(sentence, line.clause(), facts);
    }

    private String mostUnderweight() {
        return sleeve().filter(CadenceSleeve::isUnderweight).isPresent()
                ? "What has drifted furthest below its target comes first."
                : "All default orders are left out, so what is furthest below its target comes first.";
    }

    private String priority() {
        int place = matter.policy()
                        .cadence()
                        .quarterly()
                        .map(Policy.Quarterly::prioritySleeves)
                        .orElse(List.of())
                        .indexOf(line.sleeve())
                + 1;
        return "This quarter it stands " + Words.ordinal(place) + " among the priority sleeves.";
    }

    private String defaultOrder() {
        Optional<BigDecimal> amount = evidence.first(DefaultOrderReading.class)
                .map(reading -> reading.order().amount());
        String share = evidence.first(Budget.class)
                .map(budget -> ", its part of " + matter.money().text(budget.amount()))
                .orElse("");
        return "It is a default order of " + amount.map(matter.money()::text).orElse("your policy") + share + ".";
    }

    private String withdrawal() {
        return evidence.first(WithdrawalReading.class)
                .map(reading -> "It raises money for the monthly withdrawal of "
                        + matter.money().text(reading.amount()) + "; "
                        + matter.money().text(reading.lacking())
                        + " is lacking.")
                .orElse("It raises money for the monthly withdrawal.");
    }

    private String wave() {
        return evidence.first(WaveVerdict.class)
                .map(wave -> "Wave " + wave.subject() + " fires at a drawdown of "
                        + Figures.percent(wave.drawdownAtLeast()) + "; it is "
                        + Figures.percent(wave.reading().drawdown()) + ".")
                .orElse("A wave fired.");
    }

    private String sunset() {
        return evidence.first(SunsetVerdict.class)
                .map(sunset -> "The sunset of " + sunset.subject() + " is due.")
                .orElse("A sunset is due.");
    }
}
