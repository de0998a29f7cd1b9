package ta.runtime.text;

import java.math.BigDecimal;
import java.util.Locale;
import ta.rules.decision.SleeveReport;
import ta.rules.order.Side;
import ta.rules.order.SuppressedOrder;
import ta.rules.policy.Policy;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.SleeveWeight;

/** Why not: the orders that came up and were suppressed, and the sleeves within their bands with what they have to go. */
final class NotRecommendedSection {

    private NotRecommendedSection() {}

    /** Empty when there is nothing to say. */
    static String of(Page page) {
        Table table = new Table("llc");
        boolean any = false;
        for (SuppressedOrder order : page.decision().suppressed()) {
            table.row(subject(page, order), SuppressionText.of(page, order), order.clause());
            any = true;
        }
        for (SleeveReport sleeve : page.decision().valuation().sleeves()) {
            if (!isActedOn(page, sleeve)) {
                table.row(sleeve.weight().sleeve(), leftAlone(sleeve), band(page, sleeve.weight()));
                any = true;
            }
        }
        return any ? "Not recommended\n" + table.text("  ") : "";
    }

    private static String subject(Page page, SuppressedOrder order) {
        String of = order.listing() == null ? order.sleeve() : order.listing().ticker();
        return Words.sentence(order.side().name().toLowerCase(Locale.ROOT)) + " " + of + " for "
                + page.money().text(order.amount());
    }

    private static String within(SleeveWeight weight) {
        BigDecimal toGo = weight.bandPp().subtract(weight.driftPp().abs());
        String side = switch (weight.driftPp().signum()) {
            case -1 -> Figures.points(weight.driftPp()) + " points under, ";
            case 1 -> Figures.points(weight.driftPp()) + " points over, ";
            default -> "at its target, ";
        };
        return side + "acts at " + Figures.points(weight.bandPp()) + ": " + Figures.points(toGo) + " to go";
    }

    /** An order for it came up, whatever became of it; of a sleeve that is over only a SELL counts. */
    private static boolean isActedOn(Page page, SleeveReport sleeve) {
        Side side = sleeve.status() == DriftStatus.OVERWEIGHT ? Side.SELL : Side.BUY;
        String code = sleeve.weight().sleeve();
        return page.decision().lines().stream().anyMatch(line -> line.sleeve().equals(code) && line.side() == side)
                || page.decision().suppressed().stream()
                        .anyMatch(order -> order.sleeve().equals(code) && order.side() == side);
    }

    /** Within its band; or out of it, and no order came up: by the time its turn came there was nothing to spend, or it is not sold. */
    private static String leftAlone(SleeveReport sleeve) {
        SleeveWeight weight = sleeve.weight();
        String points = Figures.points(weight.driftPp()) + " points ";
        String band = "out of its band of " + Figures.points(weight.bandPp()) + ": ";
        return switch (sleeve.status()) {
            case UNDERWEIGHT -> points + "under, " + band + "this run buys none of it";
            case OVERWEIGHT -> points + "over, " + band + "this run sells none of it";
            case WITHIN -> within(weight);
        };
    }

    private static String band(Page page, SleeveWeight weight) {
        Policy.Sleeve sleeve = page.policy().sleeve(weight.sleeve());
        return "/drift_bands/" + sleeve.driftBand();
    }
}
