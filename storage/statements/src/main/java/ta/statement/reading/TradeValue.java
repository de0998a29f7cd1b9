package ta.statement.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import ta.rules.json.Decimals;
import ta.statement.template.Kind;

/**
 * What a trade cost or brought, and its price per unit, in the account's currency. The broker's total decides: the
 * price may be rounded, in pence or in another currency, which the arithmetic shows.
 *
 * @param amount effect on cash, fees included, 2 decimals
 * @param price at most 10 decimals
 * @param fees 2 decimals; what a broker gave back is in the amount alone
 */
record TradeValue(BigDecimal amount, BigDecimal price, BigDecimal fees) {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");
    private static final BigDecimal PENNY = new BigDecimal("0.01");
    private static final Set<String> PENCE = Set.of("GBX", "GBX.", "GBp", "p", "P", "Pence");

    /**
     * @param draft a BUY or SELL with units, in the account's currency
     */
    static TradeValue of(Draft draft) throws BadLineException {
        boolean buy = draft.kind() == Kind.BUY;
        BigDecimal units = units(draft);
        BigDecimal fees = Decimals.even2(draft.fees());
        BigDecimal total;
        if (draft.amount().isPresent()) {
            total = cents(draft.amount().get().abs());
            fees = draft.consideration().isPresent() && fees.signum() == 0
                    ? total.subtract(cents(draft.consideration().get().abs())).abs()
                    : fees;
        } else {
            BigDecimal value = cents(value(draft, units));
            total = buy ? value.add(fees) : value.subtract(fees);
        }
        BigDecimal value = buy ? total.subtract(fees) : total.add(fees);
        if (value.signum() <= 0) {
            throw new BadLineException(
                    "BAD_VALUE",
                    "the total of the trade is " + total.toPlainString() + ", fees of " + fees.toPlainString()
                            + " included",
                    "Maybe it brought units for nothing: record it as TRANSFER_IN.");
        }
        return new TradeValue(buy ? total.negate() : total, price(draft, units, value), fees.max(BigDecimal.ZERO));
    }

    private static BigDecimal units(Draft draft) throws BadLineException {
        BigDecimal units = draft.units().orElse(BigDecimal.ZERO).abs();
        if (units.signum() == 0) {
            throw new BadLineException("CELL_EMPTY", "the trade has no units", "Maybe add them to the file.");
        }
        return units;
    }

    private static BigDecimal value(Draft draft, BigDecimal units) throws BadLineException {
        if (draft.consideration().isPresent()) {
            return draft.consideration().get().abs();
        }
        BigDecimal price = draft.price()
                .filter(number -> number.signum() > 0)
                .orElseThrow(() -> new BadLineException(
                        "CELL_EMPTY", "the trade has neither a total nor a price", "Maybe add one to the file."));
        return inPounds(draft, price).multiply(units);
    }

    /** A price as the draft has it, in pounds if it is in pence. */
    static BigDecimal inPounds(Draft draft, BigDecimal price) {
        return draft.priceCurrency().filter(TradeValue::isPence).isPresent() ? price.movePointLeft(2) : price;
    }

    static boolean isPence(String currency) {
        return PENCE.contains(currency);
    }

    private static BigDecimal price(Draft draft, BigDecimal units, BigDecimal value) throws BadLineException {
        BigDecimal derived = value.divide(units, 10, RoundingMode.HALF_EVEN);
        Optional<BigDecimal> written = draft.price().filter(price -> price.signum() > 0);
        if (written.isEmpty()) {
            return positive(derived);
        }
        BigDecimal price = inPounds(draft, written.get());
        if (agrees(price, units, value)) {
            return plain(price);
        }
        if (agrees(price.movePointLeft(2), units, value)) {
            return plain(price.movePointLeft(2));
        }
        if (isForeign(draft)) {
            Optional<BigDecimal> rate = draft.rate().filter(number -> number.signum() > 0);
            Optional<BigDecimal> turned = rate.map(number -> Decimals.even10(price, number))
                    .filter(candidate -> agrees(candidate, units, value));
            return turned.isPresent() ? plain(turned.get()) : positive(derived);
        }
        throw new BadLineException(
                "PRICE_CONTRADICTS",
                Decimals.text(units) + " units at " + Decimals.text(written.get()) + " are "
                        + Decimals.fixed(price.multiply(units), 2) + ", but the file says "
                        + Decimals.fixed(value, 2),
                "Maybe see the contract note, and correct the file.");
    }

    /** Whether the price is, or may be, in another currency than the amount. */
    private static boolean isForeign(Draft draft) {
        return draft.priceCurrency()
                .filter(currency -> !isPence(currency) && !currency.equals(draft.currency()))
                .isPresent();
    }

    /** Whether units × price is the value, as far as a rounded price and a rounded value can tell. */
    private static boolean agrees(BigDecimal price, BigDecimal units, BigDecimal value) {
        BigDecimal rounding =
                BigDecimal.ONE.movePointLeft(price.scale()).multiply(units).add(PENNY);
        BigDecimal tolerance = value.multiply(TOLERANCE).max(rounding);
        return price.multiply(units).subtract(value).abs().compareTo(tolerance) <= 0;
    }

    private static BigDecimal plain(BigDecimal price) {
        return Decimals.plain(price.scale() > 10 ? Decimals.even10(price) : price);
    }

    private static BigDecimal positive(BigDecimal price) throws BadLineException {
        if (price.signum() <= 0) {
            throw new BadLineException("BAD_VALUE", "the price of a unit is below 0.0000000001", "");
        }
        return Decimals.plain(price);
    }

    static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }
}
