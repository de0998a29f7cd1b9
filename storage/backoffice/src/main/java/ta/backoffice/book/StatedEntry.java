package ta.backoffice.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.rules.portfolio.EntryType;

/**
 * An entry as a caller states it, field by field: a row of a file, an item of a request. It checks which fields each
 * type has, and their signs.
 *
 * @param amount change of the cash, negative when money leaves; for a BUY or a SELL it is calculated when it is absent
 * @param cost only for a TRANSFER_IN or an ADJUSTMENT of a listing
 */
public record StatedEntry(
        EntryType type,
        Instant tradeTime,
        Optional<UUID> listing,
        Optional<BigDecimal> units,
        Optional<BigDecimal> price,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> fees,
        Optional<BigDecimal> cost,
        Optional<StatedCurrency> currency,
        Optional<String> reference,
        String note) {

    /** Gives the base currency per unit of another one on the day of a moment. */
    @FunctionalInterface
    public interface RatesOfDays {

        /**
         * @throws ta.database.StorageException.Invalid when no rate is known
         */
        BigDecimal of(String currency, Instant moment);
    }

    /**
     * A reason why the entry is not valid.
     *
     * @param field the component at fault, by its name here
     * @param missing whether the field is required and absent
     * @param what a sentence that names the field
     * @param maybe what would help; may be empty
     */
    public record Fault(String field, boolean missing, String what, String maybe) {}

    /** Which fields an entry has. For some types this depends on whether there is a listing. */
    private enum Shape {
        TRADE,
        CASH,
        CASH_OF_LISTING,
        UNITS_IN,
        UNITS_OUT,
        CORRECTION,
        EXCHANGE
    }

    private Shape shape() {
        boolean ofListing = listing.isPresent();
        return switch (type) {
            case BUY, SELL -> Shape.TRADE;
            case CONTRIBUTION, TAX_RELIEF, WITHDRAWAL, INTEREST -> Shape.CASH;
            case DIVIDEND, FEE -> ofListing ? Shape.CASH_OF_LISTING : Shape.CASH;
            case TRANSFER_IN -> ofListing ? Shape.UNITS_IN : Shape.CASH;
            case TRANSFER_OUT -> ofListing ? Shape.UNITS_OUT : Shape.CASH;
            case ADJUSTMENT -> ofListing ? Shape.CORRECTION : Shape.CASH;
            case EXCHANGE -> Shape.EXCHANGE;
        };
    }

    /** All faults; call {@link #entry} only when there are none. */
    public List<Fault> faults() {
        Faults faults = new Faults();
        switch (shape()) {
            case TRADE -> faults.trade();
            case CASH -> faults.none("listing", listing).cash();
            case CASH_OF_LISTING -> faults.cash();
            case UNITS_IN ->
                faults.none("price", price)
                        .none("amount", amount)
                        .positive("units", units)
                        .costIn();
            case UNITS_OUT ->
                faults.none("price", price)
                        .none("amount", amount)
                        .none("cost", cost)
                        .positive("units", units);
            case CORRECTION ->
                faults.none("price", price).none("amount", amount).correction();
            case EXCHANGE -> faults.none("listing", listing).exchange();
        }
        if (shape() != Shape.TRADE && is(StatedCurrency.Use.PRICED)) {
            faults.none("price_currency", currency);
        }
        if (shape() != Shape.TRADE && shape() != Shape.EXCHANGE) {
            faults.none("fees", fees.filter(value -> value.signum() != 0));
        }
        return faults.found;
    }

    /**
     * The entry to record. It must have no {@link #faults}.
     *
     * @param rates asked for a rate that is not stated
     * @throws ta.database.StorageException.Invalid when a value is out of its bounds, or a rate is not known
     */
    public NewEntry entry(RatesOfDays rates) {
        Optional<BigDecimal> rate = currency.filter(other -> other.use() != StatedCurrency.Use.EXCHANGED)
                .map(other -> other.rate().orElseGet(() -> rates.of(other.currency(), tradeTime)));
        NewEntry plain = switch (shape()) {
            case TRADE -> trade(rate.filter(value -> is(StatedCurrency.Use.PRICED)));
            case CASH -> NewEntry.cash(type, amount.orElseThrow(), tradeTime);
            case CASH_OF_LISTING -> NewEntry.cashOf(type, listing.orElseThrow(), amount.orElseThrow(), tradeTime);
            case UNITS_IN ->
                NewEntry.transferIn(listing.orElseThrow(), units.orElseThrow(), cost.orElseThrow(), tradeTime);
            case UNITS_OUT -> NewEntry.transferOut(listing.orElseThrow(), units.orElseThrow(), tradeTime);
            case CORRECTION ->
                NewEntry.adjustment(listing.orElseThrow(), units.orElseThrow(), cost.orElseThrow(), tradeTime);
            case EXCHANGE ->
                NewEntry.exchange(
                        amount.orElseThrow(),
                        currency.orElseThrow().currency(),
                        currency.orElseThrow().exchanged().orElseThrow(),
                        fees.orElse(BigDecimal.ZERO),
                        tradeTime);
        };
        NewEntry noted = (is(StatedCurrency.Use.PAID)
                        ? plain.paidIn(currency.orElseThrow().currency(), rate.orElseThrow())
                        : plain)
                .withNote(note);
        return reference.map(noted::withReference).orElse(noted);
    }

    private boolean is(StatedCurrency.Use use) {
        return currency.filter(other -> other.use() == use).isPresent();
    }

    /**
     * @param rate of a price in another currency
     */
    private NewEntry trade(Optional<BigDecimal> rate) {
        UUID of = listing.orElseThrow();
        BigDecimal paid = fees.orElse(BigDecimal.ZERO);
        BigDecimal each = price.orElseThrow();
        BigDecimal cash = tradeAmount(rate.map(each::multiply).orElse(each));
        NewEntry trade = type == EntryType.BUY
                ? NewEntry.buy(of, units.orElseThrow(), each, cash.negate(), paid, tradeTime)
                : NewEntry.sell(of, units.orElseThrow(), each, cash, paid, tradeTime);
        return rate.map(value -> trade.pricedIn(currency.orElseThrow().currency(), each, value))
                .orElse(trade);
    }

    private BigDecimal tradeAmount(BigDecimal each) {
        return amount.orElseGet(() -> {
            BigDecimal value = units.orElseThrow().multiply(each).setScale(2, RoundingMode.HALF_EVEN);
            BigDecimal paid = fees.orElse(BigDecimal.ZERO);
            return type == EntryType.BUY ? value.add(paid).negate() : value.subtract(paid);
        });
    }

    /** 1 when money comes in, -1 when it leaves, 0 for what may go either way: income and fees can be taken back. */
    private int sign() {
        return switch (type) {
            case CONTRIBUTION, TAX_RELIEF, TRANSFER_IN, SELL -> 1;
            case WITHDRAWAL, TRANSFER_OUT, BUY -> -1;
            case DIVIDEND, INTEREST, FEE, ADJUSTMENT, EXCHANGE -> 0;
        };
    }

    private final class Faults {

        private final List<Fault> found = new ArrayList<>();

        private void trade() {
            need("listing", listing)
                    .positive("units", units)
                    .positive("price", price)
                    .none("cost", cost);
            feesNotBelowZero();
            if (!found.isEmpty() || (is(StatedCurrency.Use.PRICED) && amount.isEmpty())) {
                return;
            }
            BigDecimal cash = tradeAmount(price.orElseThrow());
            if (type == EntryType.BUY ? cash.signum() >= 0 : cash.signum() < 0) {
                wrongSign(cash);
            } else if (type == EntryType.BUY && fees.orElse(BigDecimal.ZERO).compareTo(cash.negate()) > 0) {
                add("fees", "the fees of a BUY are more than its amount", "Maybe add the fees to the amount.");
            }
        }

        private void cash() {
            none("units", units).none("price", price).none("cost", cost).need("amount", amount);
            amount.filter(value -> value.signum() == 0 || (sign() != 0 && value.signum() != sign()))
                    .ifPresent(this::wrongSign);
        }

        private void exchange() {
            cash();
            feesNotBelowZero();
            Optional<BigDecimal> exchanged = currency.flatMap(StatedCurrency::exchanged);
            need("currency", currency).need("exchanged", exchanged);
            exchanged
                    .filter(value -> amount.isPresent()
                            && value.signum() != -amount.get().signum())
                    .ifPresent(value -> add(
                            "exchanged",
                            "an EXCHANGE changes the cash by "
                                    + amount.orElseThrow().toPlainString() + " and that in "
                                    + currency.orElseThrow().currency() + " by " + value.toPlainString(),
                            "Maybe the sign is wrong: what is paid is negative, what is received is not."));
        }

        private void feesNotBelowZero() {
            fees.filter(value -> value.signum() < 0)
                    .ifPresent(value ->
                            add("fees", "fees are " + value.toPlainString() + "; they must not be below 0", ""));
        }

        private void costIn() {
            need("cost", cost);
            cost.filter(value -> value.signum() < 0)
                    .ifPresent(value -> add(
                            "cost",
                            "the cost of a " + type + " is " + value.toPlainString() + "; it must not be below 0",
                            ""));
        }

        private void correction() {
            need("units", units).need("cost", cost);
            boolean nothing = units.filter(value -> value.signum() == 0).isPresent()
                    && cost.filter(value -> value.signum() == 0).isPresent();
            if (nothing) {
                add("units", "an ADJUSTMENT must change units or cost", "");
            }
        }

        private void wrongSign(BigDecimal value) {
            add(
                    "amount",
                    "the amount of a " + type + " is " + value.toPlainString(),
                    value.signum() == 0
                            ? ""
                            : "Maybe " + value.negate().toPlainString() + ": amount is the change of the cash.");
        }

        private Faults need(String field, Optional<?> value) {
            if (value.isEmpty()) {
                found.add(new Fault(field, true, "a " + type + " needs " + field, ""));
            }
            return this;
        }

        private Faults positive(String field, Optional<BigDecimal> value) {
            need(field, value);
            value.filter(number -> number.signum() <= 0)
                    .ifPresent(
                            number -> add(field, field + " is " + number.toPlainString() + "; it must be above 0", ""));
            return this;
        }

        private Faults none(String field, Optional<?> value) {
            if (value.isPresent()) {
                add(field, "a " + type + " has no " + field, "Maybe leave it empty.");
            }
            return this;
        }

        private void add(String field, String what, String maybe) {
            found.add(new Fault(field, false, what, maybe));
        }
    }
}
