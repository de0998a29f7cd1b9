package ta.backoffice.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ta.rules.portfolio.EntryType;

/**
 * A holding at pooled average cost (as TCGA 1992 s. 104): all units of a listing form one pool, and units that leave
 * take their share of its cost. Cost and realised profit are in the base currency, with 10 decimals, rounded HALF_EVEN.
 */
public record Pool(BigDecimal units, BigDecimal cost, BigDecimal realised) {

    public static final Pool EMPTY = new Pool(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * The pool after one more entry.
     *
     * @throws IllegalStateException when the entry is impossible: more units leave than are held, or a cost is left
     *     without units
     */
    Pool after(LedgerEntry entry) {
        BigDecimal moved = entry.units().orElseThrow();
        return switch (entry.type()) {
            case BUY -> new Pool(units.add(moved), cost.subtract(entry.amount()), realised);
            case SELL, TRANSFER_OUT -> less(entry, moved);
            case TRANSFER_IN, ADJUSTMENT ->
                new Pool(units.add(moved), cost.add(entry.cost().orElseThrow()), realised).checked(entry);
            case CONTRIBUTION, TAX_RELIEF, WITHDRAWAL, EXCHANGE, DIVIDEND, INTEREST, FEE -> this;
        };
    }

    private Pool less(LedgerEntry entry, BigDecimal moved) {
        if (moved.compareTo(units) > 0) {
            throw new IllegalStateException("entry " + entry.id() + " takes " + moved + " of " + units + " units");
        }
        BigDecimal removed = cost.multiply(moved).divide(units, 10, RoundingMode.HALF_EVEN);
        BigDecimal profit = entry.type() == EntryType.SELL ? entry.amount().subtract(removed) : BigDecimal.ZERO;
        return new Pool(units.subtract(moved), cost.subtract(removed), realised.add(profit));
    }

    private Pool checked(LedgerEntry entry) {
        boolean costOfNothing = units.signum() == 0 && cost.signum() != 0;
        if (units.signum() < 0 || cost.signum() < 0 || costOfNothing) {
            throw new IllegalStateException("entry " + entry.id() + " leaves " + units + " units at a cost of " + cost);
        }
        return this;
    }
}
