package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.rules.portfolio.EntryType;

/**
 * An entry to be recorded. The factory methods show which fields each type has; the database refuses any other
 * combination.
 *
 * @param units at most 10 decimals
 * @param price base currency per unit
 * @param amount change of the cash in the base currency, at most 2 decimals; negative when money leaves. A dividend,
 *     interest or a fee may have either sign: each can be taken back.
 * @param fees included in {@code amount}; 0 except for BUY, SELL and EXCHANGE
 * @param cost what the entry adds to the pool's cost, at most 10 decimals; only for TRANSFER_IN and ADJUSTMENT of a
 *     listing
 * @param currency what it says in another currency, from which the figures in the base currency follow; with an amount
 *     in it, the cash of that currency moves, and none in the base currency but for an EXCHANGE
 * @param externalReference the contract note's number, or another text that is unique among the portfolio's entries
 */
public record NewEntry(
        EntryType type,
        Optional<UUID> listingId,
        Optional<BigDecimal> units,
        Optional<BigDecimal> price,
        BigDecimal amount,
        BigDecimal fees,
        Optional<BigDecimal> cost,
        Optional<InCurrency> currency,
        Instant tradeTime,
        Optional<String> externalReference,
        String note) {

    public NewEntry {
        units = units.map(value -> Bounds.number("units", value, 15, 10));
        price = price.map(value -> Bounds.number("price", value, 20, 18));
        amount = Bounds.money("amount", amount);
        fees = Bounds.money("fees", fees);
        cost = cost.map(value -> Bounds.number("cost", value, 18, 10));
        tradeTime = Bounds.time("trade time", tradeTime);
        externalReference.ifPresent(
                reference -> Bounds.text("reference", Bounds.nonBlank("reference", reference), 100));
        Bounds.text("note", note, 4000);
        if (listingId.isEmpty() && units.isPresent()) {
            throw new StorageException.Invalid(type + " of units without a listing", "");
        }
    }

    /**
     * @param total amount paid, including fees; above 0
     */
    public static NewEntry buy(
            UUID listing, BigDecimal units, BigDecimal price, BigDecimal total, BigDecimal fees, Instant tradeTime) {
        return of(EntryType.BUY, listing, units, price, total.negate(), fees, null, tradeTime);
    }

    /**
     * @param net amount received, after fees
     */
    public static NewEntry sell(
            UUID listing, BigDecimal units, BigDecimal price, BigDecimal net, BigDecimal fees, Instant tradeTime) {
        return of(EntryType.SELL, listing, units, price, net, fees, null, tradeTime);
    }

    /**
     * @param amount negative when money leaves
     */
    public static NewEntry cash(EntryType type, BigDecimal amount, Instant tradeTime) {
        return of(type, null, null, null, amount, BigDecimal.ZERO, null, tradeTime);
    }

    /** Negative when it is clawed back. */
    public static NewEntry dividend(UUID listing, BigDecimal amount, Instant tradeTime) {
        return cashOf(EntryType.DIVIDEND, listing, amount, tradeTime);
    }

    /**
     * Cash that a listing brings or costs.
     *
     * @param type DIVIDEND or FEE
     * @param amount negative when money leaves
     */
    public static NewEntry cashOf(EntryType type, UUID listing, BigDecimal amount, Instant tradeTime) {
        return of(type, listing, null, null, amount, BigDecimal.ZERO, null, tradeTime);
    }

    public static NewEntry transferIn(UUID listing, BigDecimal units, BigDecimal cost, Instant tradeTime) {
        return of(EntryType.TRANSFER_IN, listing, units, null, BigDecimal.ZERO, BigDecimal.ZERO, cost, tradeTime);
    }

    public static NewEntry transferOut(UUID listing, BigDecimal units, Instant tradeTime) {
        return of(EntryType.TRANSFER_OUT, listing, units, null, BigDecimal.ZERO, BigDecimal.ZERO, null, tradeTime);
    }

    /** Units and cost are signed; at most one of them may be 0. */
    public static NewEntry adjustment(UUID listing, BigDecimal units, BigDecimal cost, Instant tradeTime) {
        return of(EntryType.ADJUSTMENT, listing, units, null, BigDecimal.ZERO, BigDecimal.ZERO, cost, tradeTime);
    }

    /**
     * Money changed from one currency into another.
     *
     * @param amount change of the cash in the base currency, fees included
     * @param exchanged change of the cash in {@code currency}, of the other sign
     */
    public static NewEntry exchange(
            BigDecimal amount, String currency, BigDecimal exchanged, BigDecimal fees, Instant tradeTime) {
        return of(EntryType.EXCHANGE, null, null, null, amount, fees, null, tradeTime)
                .with(InCurrency.exchanged(currency, exchanged, amount.add(fees)));
    }

    /**
     * This entry, whose figures are all in another currency, with their values in the base currency.
     *
     * @param rate base currency per unit of {@code currency}
     */
    NewEntry paidIn(String other, BigDecimal rate) {
        boolean inKind = units.isPresent() && price.isEmpty();
        InCurrency paid = new InCurrency(
                other,
                Optional.of(amount).filter(value -> !inKind),
                Optional.of(fees).filter(value -> value.signum() != 0),
                price,
                cost,
                rate);
        return new NewEntry(
                        type,
                        listingId,
                        units,
                        price.map(paid::priceInBase),
                        paid.money(amount),
                        paid.money(fees),
                        cost.map(paid::costInBase),
                        Optional.empty(),
                        tradeTime,
                        externalReference,
                        note)
                .with(paid);
    }

    /** This trade, settled in the base currency, with the price in another one, from which its own follows. */
    NewEntry pricedIn(String other, BigDecimal otherPrice, BigDecimal rate) {
        InCurrency priced = InCurrency.priced(other, otherPrice, rate);
        return new NewEntry(
                        type,
                        listingId,
                        units,
                        Optional.of(priced.priceInBase(otherPrice)),
                        amount,
                        fees,
                        cost,
                        Optional.empty(),
                        tradeTime,
                        externalReference,
                        note)
                .with(priced);
    }

    /**
     * This trade, settled in the base currency, with the price that the broker converted beside its own.
     *
     * @param rate base currency per unit of {@code other}
     */
    public NewEntry tradedAt(String other, BigDecimal otherPrice, BigDecimal rate) {
        return with(InCurrency.priced(other, otherPrice, rate));
    }

    private NewEntry with(InCurrency other) {
        return new NewEntry(
                type,
                listingId,
                units,
                price,
                amount,
                fees,
                cost,
                Optional.of(other),
                tradeTime,
                externalReference,
                note);
    }

    /** Whether units leave. */
    boolean takesUnits() {
        return type == EntryType.SELL
                || type == EntryType.TRANSFER_OUT
                || units.filter(moved -> moved.signum() < 0).isPresent();
    }

    public NewEntry withReference(String reference) {
        return new NewEntry(
                type, listingId, units, price, amount, fees, cost, currency, tradeTime, Optional.of(reference), note);
    }

    public NewEntry withNote(String text) {
        return new NewEntry(
                type, listingId, units, price, amount, fees, cost, currency, tradeTime, externalReference, text);
    }

    private static NewEntry of(
            EntryType type,
            @Nullable UUID listing,
            @Nullable BigDecimal units,
            @Nullable BigDecimal price,
            BigDecimal amount,
            BigDecimal fees,
            @Nullable BigDecimal cost,
            Instant tradeTime) {
        return new NewEntry(
                type,
                Optional.ofNullable(listing),
                Optional.ofNullable(units),
                Optional.ofNullable(price),
                amount,
                fees,
                Optional.ofNullable(cost),
                Optional.empty(),
                tradeTime,
                Optional.empty(),
                "");
    }
}
