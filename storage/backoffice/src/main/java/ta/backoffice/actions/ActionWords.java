package ta.backoffice.actions;

import java.math.BigDecimal;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.UnitRatio;

/** Says in words what was done to a listing, after {@code was}. */
final class ActionWords {

    private ActionWords() {}

    static String done(ActionState state) {
        ActionTerms terms = state.action().terms();
        return switch (state.action().kind()) {
            case SPLIT -> "split, " + ratio(terms) + ",";
            case CONSOLIDATION -> "consolidated, " + ratio(terms) + ",";
            case ISIN_CHANGE -> "given the ISIN " + code(terms);
            case TICKER_CHANGE -> "given the ticker " + code(terms);
            case MERGER -> "merged into " + successor(state) + ", " + ratio(terms) + cash(terms) + ",";
            case CONVERSION -> "converted into " + successor(state) + ", " + ratio(terms) + ",";
            case SPIN_OFF -> "the parent of the spin-off " + successor(state) + ", " + ratio(terms) + ",";
            case CAPITAL_RETURN -> "repaid in part," + perUnit(terms) + ",";
            case UNIT_DIVIDEND ->
                "paying a dividend in units, " + ratio(terms) + " at a cost of "
                        + terms.costPerUnit().map(ActionWords::plain).orElse("0") + ",";
            case DELISTING -> terms.hasCash() ? "delisted," + perUnit(terms) + "," : "delisted and written off";
            case OTHER -> "changed";
        };
    }

    private static String ratio(ActionTerms terms) {
        UnitRatio ratio = terms.ratio().orElseThrow();
        return plain(ratio.after()) + " for " + plain(ratio.before());
    }

    private static String successor(ActionState state) {
        return state.name(state.action().terms().successor().orElseThrow()).text();
    }

    private static String code(ActionTerms terms) {
        return terms.codes().map(ActionTerms.Codes::after).orElse("");
    }

    private static String cash(ActionTerms terms) {
        return terms.hasCash() ? " and" + perUnit(terms) : "";
    }

    private static String perUnit(ActionTerms terms) {
        return " " + terms.cashPerUnit().map(ActionWords::plain).orElse("0") + " in cash a unit";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
