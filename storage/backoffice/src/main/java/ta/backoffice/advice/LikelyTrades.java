package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.LISTINGS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import ta.backoffice.valuation.CloseNearby;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.json.Decimals;

/** Asks back when a trade that is to be recorded is so far from what its listing was worth that it is mistyped. */
final class LikelyTrades {

    /** A decimal point at another place, with some days' move: no price moves by a factor of five in that time. */
    private static final BigDecimal FAR = new BigDecimal("5");

    private static final BigDecimal ROUNDING = BigDecimal.ONE;
    private static final BigDecimal ROUNDING_PART = new BigDecimal("0.01");

    private LikelyTrades() {}

    /**
     * Checks the trades of a batch that was just recorded, before it is committed.
     *
     * @throws StorageException.Conflict {@code UNLIKELY_ENTRY} when a price is five times the close of that time or a
     *     fifth of it, or when an amount contradicts units × price and fees
     */
    static void require(Transaction tx, UUID portfolioId, UUID batchId) {
        CloseNearby closes = new CloseNearby(tx, portfolioId);
        tx.sql()
                .select(LEDGER_ENTRIES.fields())
                .select(LISTINGS.MIC, LISTINGS.TICKER)
                .from(LEDGER_ENTRIES)
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(LEDGER_ENTRIES.LISTING_ID))
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.BATCH_ID.eq(batchId),
                        LEDGER_ENTRIES.TYPE.in("BUY", "SELL"))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .forEach(trade -> require(trade, closes));
    }

    private static void require(Record trade, CloseNearby closes) {
        BigDecimal units = trade.get(LEDGER_ENTRIES.UNITS);
        BigDecimal price = trade.get(LEDGER_ENTRIES.PRICE);
        BigDecimal fees = trade.get(LEDGER_ENTRIES.FEES);
        BigDecimal amount = trade.get(LEDGER_ENTRIES.AMOUNT);
        boolean buy = trade.get(LEDGER_ENTRIES.TYPE).equals("BUY");
        BigDecimal computed = units.multiply(price).add(buy ? fees : fees.negate());
        if (contradict(amount.abs(), computed)) {
            throw unlikely(
                    trade,
                    "its amount of " + Decimals.text(amount) + " is not units × price and fees, "
                            + Decimals.text((buy ? computed.negate() : computed).setScale(2, RoundingMode.HALF_EVEN)),
                    "Maybe the price is in pence: prices are in the base currency.");
        }
        Optional<BigDecimal> close =
                closes.at(trade.get(LEDGER_ENTRIES.LISTING_ID), trade.get(LEDGER_ENTRIES.TRADE_TIME));
        close.filter(near -> isFar(price, near)).ifPresent(near -> {
            throw unlikely(
                    trade,
                    "its price of " + Decimals.text(price) + " is far from the close of "
                            + Decimals.text(near.setScale(4, RoundingMode.HALF_EVEN)),
                    maybe(price, near));
        });
    }

    /** Whether an amount differs from units × price by more than the rounding of a broker. */
    static boolean contradict(BigDecimal stated, BigDecimal computed) {
        BigDecimal apart = stated.subtract(computed).abs();
        return apart.compareTo(ROUNDING) > 0 && apart.compareTo(computed.abs().multiply(ROUNDING_PART)) > 0;
    }

    /** Whether a price is five times another one, or a fifth of it. */
    static boolean isFar(BigDecimal price, BigDecimal other) {
        return price.compareTo(other.multiply(FAR)) >= 0 || price.multiply(FAR).compareTo(other) <= 0;
    }

    /** What is most likely meant: the price with its decimal point where it is nearest to the other one. */
    static BigDecimal meant(BigDecimal price, BigDecimal other) {
        int places = (int) Math.round(Math.log10(price.doubleValue() / other.doubleValue()));
        return price.movePointLeft(places);
    }

    /** Says what is most likely meant. */
    static String maybe(BigDecimal price, BigDecimal other) {
        BigDecimal meant = meant(price, other);
        boolean pence = meant.movePointRight(2).compareTo(price) == 0;
        return "Maybe " + Decimals.text(meant) + " is meant"
                + (pence ? ": prices are in the base currency, not in pence." : ".");
    }

    private static StorageException.Conflict unlikely(Record trade, String what, String maybe) {
        return new StorageException.Conflict(
                "UNLIKELY_ENTRY",
                "the " + trade.get(LEDGER_ENTRIES.TYPE) + " of " + Decimals.text(trade.get(LEDGER_ENTRIES.UNITS)) + " "
                        + trade.get(LISTINGS.MIC) + ":" + trade.get(LISTINGS.TICKER) + " at "
                        + trade.get(LEDGER_ENTRIES.TRADE_TIME) + " is unlikely: " + what,
                maybe + " Confirm it if it is right.");
    }
}
