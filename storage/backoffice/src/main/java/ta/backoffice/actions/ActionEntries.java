package ta.backoffice.actions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.Pool;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.rules.json.Decimals;

/**
 * Computes the ledger entries of a corporate action, without references. Units are kept at 10 places, costs at 10
 * places, cash at 2, all HALF_EVEN. The tax reasoning is in docs/corporate-actions.md.
 */
final class ActionEntries {

    private static final int PLACES = 10;
    private static final int PRICE_PLACES = 18;
    private static final BigDecimal SMALLEST_UNIT = BigDecimal.ONE.movePointLeft(PLACES);
    private static final BigDecimal SMALLEST_MONEY = new BigDecimal("0.01");

    /** Time is kept in microseconds. What follows an entry of the same moment comes one later. */
    private static final long MICROSECOND = 1000;

    private final UUID listing;
    private final ActionTerms terms;
    private final Pool pool;
    private final Instant at;
    private final BigDecimal rate;
    private final List<NewEntry> entries = new ArrayList<>();

    private ActionEntries(CorporateAction action, Pool pool, Instant at, BigDecimal rate) {
        this.listing = action.listing();
        this.terms = action.terms();
        this.pool = pool;
        this.at = at;
        this.rate = rate;
    }

    /**
     * The entries of an action that changes the ledger; none if no units were held.
     *
     * @param pool what was held just before
     * @param at when it took effect
     * @param rate units of the base currency for one of the listing's currency
     */
    static List<NewEntry> of(CorporateAction action, Pool pool, Instant at, BigDecimal rate) {
        ActionEntries made = new ActionEntries(action, pool, at, rate);
        if (pool.units().signum() > 0) {
            made.add(action.kind());
        }
        return List.copyOf(made.entries);
    }

    private void add(CorporateAction.Kind kind) {
        switch (kind) {
            case SPLIT, CONSOLIDATION -> adjust(listing, received().subtract(pool.units()), BigDecimal.ZERO, at);
            case MERGER, CONVERSION -> exchange();
            case SPIN_OFF -> spinOff();
            case CAPITAL_RETURN -> capitalReturn();
            case UNIT_DIVIDEND -> unitDividend();
            case DELISTING -> sell(pool.units(), cash());
            case ISIN_CHANGE, TICKER_CHANGE, OTHER -> throw new IllegalArgumentException(kind + " changes no ledger");
        }
    }

    /** What the cash is for leaves as by a sale; all that is left becomes units of the successor, at the same cost. */
    private void exchange() {
        BigDecimal cash = cash();
        BigDecimal paidOut = cash.signum() == 0
                ? BigDecimal.ZERO
                : share(pool.units(), terms.costShare().orElseThrow()).max(SMALLEST_UNIT);
        if (paidOut.signum() > 0) {
            sell(paidOut, cash);
        }
        BigDecimal cost = pool.cost().subtract(costOf(paidOut));
        adjust(listing, pool.units().subtract(paidOut).negate(), cost.negate(), at);
        adjust(terms.successor().orElseThrow(), received(), cost, at);
    }

    private void spinOff() {
        BigDecimal moved = share(pool.cost(), terms.costShare().orElseThrow());
        adjust(listing, BigDecimal.ZERO, moved.negate(), at);
        adjust(terms.successor().orElseThrow(), received(), moved, at);
    }

    /** The units whose cost the cash repays leave and come back without a cost, so that their number stays. */
    private void capitalReturn() {
        BigDecimal cash = cash();
        if (cash.signum() == 0) {
            return;
        }
        BigDecimal repaid = cash.compareTo(pool.cost()) >= 0
                ? pool.units()
                : Decimals.even10(pool.units().multiply(cash), pool.cost()).max(SMALLEST_UNIT);
        sell(repaid, cash);
        adjust(listing, repaid, BigDecimal.ZERO, at.plusNanos(MICROSECOND));
    }

    private void unitDividend() {
        BigDecimal units = received();
        if (units.signum() > 0) {
            BigDecimal cost =
                    money(units.multiply(terms.costPerUnit().orElseThrow())).max(SMALLEST_MONEY);
            entries.add(NewEntry.dividend(listing, cost, at));
            entries.add(NewEntry.buy(listing, units, price(cost, units), cost, BigDecimal.ZERO, at));
        }
    }

    private void sell(BigDecimal units, BigDecimal cash) {
        entries.add(NewEntry.sell(listing, units, price(cash, units), cash, BigDecimal.ZERO, at));
    }

    private void adjust(UUID of, BigDecimal units, BigDecimal cost, Instant when) {
        if (units.signum() != 0 || cost.signum() != 0) {
            entries.add(NewEntry.adjustment(of, units, cost, when));
        }
    }

    private BigDecimal received() {
        return terms.ratio().orElseThrow().units(pool.units());
    }

    private BigDecimal cash() {
        return money(pool.units().multiply(terms.cashPerUnit().orElse(BigDecimal.ZERO)));
    }

    private BigDecimal money(BigDecimal inListingCurrency) {
        return inListingCurrency.multiply(rate).setScale(2, RoundingMode.HALF_EVEN);
    }

    /** What units take with them, as the pool computes it. */
    private BigDecimal costOf(BigDecimal units) {
        return units.signum() == 0
                ? BigDecimal.ZERO
                : Decimals.even10(pool.cost().multiply(units), pool.units());
    }

    private static BigDecimal share(BigDecimal whole, BigDecimal share) {
        return whole.multiply(share).setScale(PLACES, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal price(BigDecimal cash, BigDecimal units) {
        return cash.divide(units, PRICE_PLACES, RoundingMode.HALF_EVEN);
    }
}
