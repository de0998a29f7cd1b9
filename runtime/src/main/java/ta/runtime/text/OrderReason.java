package ta.runtime.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.rules.allocation.Budget;
import ta.rules.allocation.Gap;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.order.Line;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveVerdict;
import ta.rules.valuation.PriceBase;
import ta.runtime.cli.Visible;

/** Why an order is there: sentences, each with the clause that it rests on. */
final class OrderReason {

    /**
     * @param clause empty where a sentence rests on no single clause
     */
    record Because(String sentence, String clause) {}

    private final Page page;
    private final Line line;
    private final Evidence evidence;

    private OrderReason(Page page, Line line) {
        this.page = page;
        this.line = line;
        this.evidence = Evidence.of(line);
    }

    static List<Because> of(Page page, Line line) {
        return new OrderReason(page, line).sentences();
    }

    private List<Because> sentences() {
        List<Because> because = new ArrayList<>();
        evidence.first(CadenceSleeve.class)
                .filter(sleeve -> sleeve.sleeve().equals(line.sleeve()))
                .ifPresent(sleeve -> because.add(drift(sleeve)));
        because.add(new Because(reason(), line.clause()));
        evidence.all(Gap.class).stream()
                .filter(gap -> line.stage() == Stage.CASH_PARK && gap.sleeve().equals(line.sleeve()))
                .findFirst()
                .ifPresent(gap -> because.add(new Because(
                        Words.sentence(gap.sleeve()) + " lacks " + page.money().text(gap.amount())
                                + " to its target; gaps share the budget.",
                        "")));
        price().ifPresent(because::add);
        return because;
    }

    private Because drift(CadenceSleeve sleeve) {
        boolean within = !sleeve.isUnderweight() && !sleeve.isOverweight();
        String band = Figures.points(sleeve.weight().bandPp());
        return new Because(
                Words.sentence(Page.drift(sleeve.weight()))
                        + (within ? ", within its band of " : "; your policy acts at ") + band + ".",
                "/drift_bands/" + page.policy().sleeve(sleeve.sleeve()).driftBand());
    }

    private String reason() {
        String reason = line.reason();
        int colon = reason.indexOf(':');
        return switch (colon < 0 ? reason : reason.substring(0, colon)) {
            case "PRIORITY" -> priority();
            case "MOST_UNDERWEIGHT" ->
                evidence.first(CadenceSleeve.class)
                                .filter(CadenceSleeve::isUnderweight)
                                .isPresent()
                        ? "What has drifted furthest below its target comes first."
                        : "All default orders are left out, so what is furthest below its target comes first.";
            case "DEFAULT_ORDER" -> defaultOrder();
            case "OVERWEIGHT" -> "A quarter may sell what stands over its band.";
            case "WAVE" -> evidence.first(WaveVerdict.class).map(this::wave).orElse("A wave fired.");
            case "SUNSET" ->
                evidence.first(SunsetVerdict.class)
                        .map(sunset -> "The sunset of " + sunset.subject() + " is due.")
                        .orElse("A sunset is due.");
            case "CASH_PARK_FUNDING" -> "It pays for what the cash park buys.";
            default -> reason;
        };
    }

    private String priority() {
        int place = page.policy()
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
                .map(budget -> ", its part of " + page.money().text(budget.amount()))
                .orElse("");
        return "It is a default order of " + amount.map(page.money()::text).orElse("your policy") + share + ".";
    }

    private String wave(WaveVerdict wave) {
        return "Wave " + wave.subject() + " fires at a drawdown of " + Figures.percent(wave.drawdownAtLeast())
                + "; it is " + Figures.percent(wave.reading().drawdown()) + ".";
    }

    private Optional<Because> price() {
        return evidence.first(PriceBase.class).map(base -> {
            Price price = base.price();
            String rate = base.rate() == null
                    ? ""
                    : ", at " + Figures.plain(base.rate().rate()) + " "
                            + base.rate().base() + "/" + base.rate().quote();
            return new Because(
                    "The price is " + Figures.plain(price.price()) + " " + price.quoteUnit() + rate + ": "
                            + (price.kind() == PriceKind.CLOSE ? "the close" : "the intraday price")
                            + " of " + price.asOf() + ", from "
                            + Visible.text(price.source()) + ".",
                    "");
        });
    }
}
