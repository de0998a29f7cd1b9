package ta.rules.explanation;

import java.math.BigDecimal;

/** Writes amounts of one currency: with its sign if that is unambiguous (£, $, €), else with its code. */
public record Money(String currency) {

    private static final int PLACES = 2;
    private static final int PRICE_PLACES_MAX = 4;

    /** {@code £1,234.50}, {@code −£5.60}, {@code CHF 20.00}. */
    public String text(BigDecimal amount) {
        String figure = Figures.fixed(amount.abs(), PLACES);
        boolean negative = amount.signum() < 0 && !figure.equals(Figures.fixed(BigDecimal.ZERO, PLACES));
        return (negative ? "−" : "") + sign() + figure;
    }

    /** A price with at least two decimals and at most four: {@code £112.345}, {@code −£5.60}. */
    String price(BigDecimal price) {
        int places = Math.max(
                PLACES, Math.min(PRICE_PLACES_MAX, price.stripTrailingZeros().scale()));
        return (price.signum() < 0 ? "−" : "") + sign() + Figures.fixed(price.abs(), places);
    }

    /** The sign or code before a figure, also used as the title of a column. */
    public String sign() {
        return switch (currency) {
            case "GBP" -> "£";
            case "USD" -> "$";
            case "EUR" -> "€";
            default -> currency + " ";
        };
    }
}
