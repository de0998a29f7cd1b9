package ta.backoffice.actions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.book.Entries;
import ta.backoffice.book.LedgerEntry;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.Pool;
import ta.database.Ids;
import ta.rules.portfolio.EntryType;

/**
 * What a corporate action does to a portfolio's holdings, at the moment when it takes effect.
 *
 * @param holdings of each listing of the action
 * @param cash what comes in, base currency
 * @param realised the gain that it realises at average cost, base currency
 */
public record ActionEffect(List<Holding> holdings, BigDecimal cash, BigDecimal realised) {

    /** A holding just before and just after. */
    public record Holding(UUID listing, Pool before, Pool after) {}

    static ActionEffect of(ActionState state) {
        List<LedgerEntry> entries = new ArrayList<>();
        state.before().forEach((listing, pool) -> {
            if (pool.units().signum() > 0) {
                entries.add(
                        entry(entries.size(), NewEntry.transferIn(listing, pool.units(), pool.cost(), Instant.EPOCH)));
            }
        });
        for (NewEntry due : state.due()) {
            entries.add(entry(entries.size(), due));
        }
        Map<UUID, Pool> after = Entries.fold(entries);
        List<Holding> holdings = new ArrayList<>();
        BigDecimal realised = BigDecimal.ZERO;
        for (UUID listing : new TreeMap<>(state.names()).keySet()) {
            Pool then = after.getOrDefault(listing, Pool.EMPTY);
            realised = realised.add(then.realised());
            holdings.add(new Holding(listing, state.before().getOrDefault(listing, Pool.EMPTY), then));
        }
        holdings.sort((one, other) -> Boolean.compare(
                other.listing().equals(state.action().listing()),
                one.listing().equals(state.action().listing())));
        return new ActionEffect(
                holdings,
                state.due().stream()
                        .filter(entry -> entry.type() != EntryType.ADJUSTMENT)
                        .map(NewEntry::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                realised);
    }

    private static LedgerEntry entry(long sequence, NewEntry of) {
        return new LedgerEntry(
                Ids.next(),
                sequence,
                of.type(),
                of.listingId(),
                of.units(),
                of.amount(),
                of.fees(),
                of.cost(),
                of.currency(),
                of.tradeTime(),
                Optional.empty(),
                Optional.empty());
    }
}
