package ta.rules.explanation;

import java.math.BigDecimal;

/** Amounts of one currency: by its sign where it has one that nobody mistakes, else by its code. */
public record Money(String currency) {

    private static final int PLACES = 2;

    /** {@code £1,234.50}, {@code −£5.60}, {@code CHF 20.00}. */
    public String text(BigDecimal amount) {
        String figure = Figures.fixed(amount.abs(), PLACES);
        boolean negative = amount.signum() < 0 && !figure.equals(Figures.fixed(BigDecimal.ZERO, PLACES));
        return (negative ? "−" : "") + sign() + figure;
    }

    /** What stands before the figure, and in the head of a column. */
    public String sign() {
        return switch (currency) {
            case "GBP" -> "£";
            case "USD" -> "$";
            case "EUR" -> "€";
            default -> currency + " ";
        };
    }
}
