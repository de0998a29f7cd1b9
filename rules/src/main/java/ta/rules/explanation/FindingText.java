package ta.rules.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import ta.rules.explanation.Explanation.Finding;
import ta.rules.finding.CheckVerdict;
import ta.rules.trace.Values;

/** What a finding in the prices means, and what can be done. */
final class FindingText {

    private static final int SHOWN_PLACES = 4;

    private FindingText() {}

    static List<Finding> all(Matter matter) {
        return matter.decision().findings().stream()
                .map(finding -> new Finding(
                        finding,
                        matter.grounds().because(meaning(finding), finding.clause(), finding),
                        remedy(finding)))
                .toList();
    }

    private static String meaning(CheckVerdict finding) {
        String observed = shown(finding.observed());
        String limit = shown(finding.limit());
        return switch (finding.check()) {
            case MISSING_CLOSE -> "There is no closing price.";
            case STALE_CLOSE -> "The close is " + observed + " sessions old; your limit is " + limit + ".";
            case STALE_INTRADAY ->
                "The market is open and the price " + observed + " minutes old; your limit is " + limit + ".";
            case FUTURE_PRICE -> "The price is of " + observed + ", after the run (" + limit + ").";
            case NON_POSITIVE_PRICE -> "The price is " + observed + ".";
            case QUOTE_SCALE ->
                "The price is " + observed + " times the one before, as if it were in another unit (×" + limit + ").";
            case PRICE_JUMP ->
                "The price moved by " + observed + " % since the one before; your limit is " + limit + " %.";
            case VALUE_JUMP ->
                "What you hold moved by " + observed + " % without a trade; your limit is " + limit + " %.";
            case CURRENCY_MISMATCH -> "The price is in " + observed + ", the listing trades in " + limit + ".";
            case QUOTE_UNIT_MISMATCH -> "The price is in " + observed + ", the listing is quoted in " + limit + ".";
            case FX_MISSING -> "There is no rate from " + observed + " to " + limit + ".";
            case FX_STALE -> "The exchange rate is " + observed + " hours old; your limit is " + limit + ".";
            case FX_SUSPECT ->
                "The price is " + observed + " times the one before, as the exchange rate is (" + limit
                        + "): is its currency right?";
            case STUCK_PRICE ->
                "The close has been the same for " + observed + " sessions; your limit is " + limit + ".";
            case UNPRICED_HOLDING -> "You hold it, and no price values it.";
        };
    }

    private static String remedy(CheckVerdict finding) {
        return switch (finding.check()) {
            case MISSING_CLOSE, STALE_CLOSE, STALE_INTRADAY, UNPRICED_HOLDING ->
                "Refresh the prices, or enter one" + " by hand.";
            case FUTURE_PRICE -> "Check the clock and the source of this price.";
            case NON_POSITIVE_PRICE, CURRENCY_MISMATCH, QUOTE_UNIT_MISMATCH -> "Correct or reject the price.";
            case QUOTE_SCALE, FX_SUSPECT -> "Compare it with your broker's price, then accept, correct or reject it.";
            case PRICE_JUMP, VALUE_JUMP ->
                "Compare it with your broker's price; record a split or a trade if there" + " was one.";
            case FX_MISSING, FX_STALE -> "Refresh the exchange rates.";
            case STUCK_PRICE -> "Check that the listing still trades and its source still works.";
        };
    }

    private static String shown(Object value) {
        BigDecimal number = Values.number(value);
        return number == null
                ? Objects.toString(Values.text(value), "")
                : Figures.plain(
                        number.setScale(Math.min(SHOWN_PLACES, Math.max(0, number.scale())), RoundingMode.HALF_EVEN));
    }
}
