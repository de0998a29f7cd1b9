package ta.statement.reading;

import java.math.BigDecimal;
import java.util.Optional;
import ta.statement.Moment;
import ta.statement.Security;
import ta.statement.source.Line;
import ta.statement.template.Kind;

/**
 * A line on the way to a row: its fields as written, before lines that belong together are joined.
 *
 * @param amount effect on cash as written, fees included
 * @param consideration value of a trade before fees
 * @param currency of the amounts; the account's if the file does not say
 * @param otherAmount of an exchange of currencies: the other side
 * @param fees 0 or above
 * @param taxed whether tax was taken off the amount
 */
record Draft(
        Line line,
        Kind kind,
        Moment moment,
        Optional<Security> security,
        Optional<BigDecimal> units,
        Optional<BigDecimal> price,
        Optional<String> priceCurrency,
        Optional<BigDecimal> rate,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> consideration,
        String currency,
        Optional<BigDecimal> otherAmount,
        Optional<String> otherCurrency,
        BigDecimal fees,
        boolean taxed,
        Optional<String> reference,
        String note) {

    Draft as(Kind other) {
        return copy(other, units, priceCurrency, amount, consideration, currency, fees, taxed, note);
    }

    Draft withUnits(BigDecimal value) {
        return copy(kind, Optional.of(value), priceCurrency, amount, consideration, currency, fees, taxed, note);
    }

    /** Income after tax. */
    Draft taxed(BigDecimal tax) {
        BigDecimal gross = amount.orElseThrow();
        Optional<BigDecimal> net = Optional.of(gross.subtract(tax));
        return copy(kind, units, priceCurrency, net, consideration, currency, fees, true, note)
                .noted("gross " + gross.toPlainString() + ", tax " + tax.toPlainString());
    }

    /** A trade with its value before fees and its fees in the account's currency. */
    Draft inCurrency(String account, BigDecimal value, BigDecimal paid) {
        Optional<String> priced = priceCurrency.or(() -> Optional.of(currency));
        return copy(kind, units, priced, Optional.empty(), Optional.of(value), account, paid, taxed, note);
    }

    /** Both sides of an exchange of currencies in one. */
    Draft exchangedFor(Draft other) {
        return new Draft(
                line,
                kind,
                moment,
                security,
                units,
                price,
                priceCurrency,
                rate,
                amount,
                consideration,
                currency,
                other.amount,
                Optional.of(other.currency),
                fees,
                taxed,
                reference.or(() -> other.reference),
                note);
    }

    Draft noted(String text) {
        String longer = note.isEmpty() ? text : note + "; " + text;
        return copy(kind, units, priceCurrency, amount, consideration, currency, fees, taxed, longer);
    }

    /** With other values of what joining may change. */
    private Draft copy(
            Kind kind,
            Optional<BigDecimal> units,
            Optional<String> priceCurrency,
            Optional<BigDecimal> amount,
            Optional<BigDecimal> consideration,
            String currency,
            BigDecimal fees,
            boolean taxed,
            String note) {
        return new Draft(
                line,
                kind,
                moment,
                security,
                units,
                price,
                priceCurrency,
                rate,
                amount,
                consideration,
                currency,
                otherAmount,
                otherCurrency,
                fees,
                taxed,
                reference,
                note);
    }
}
