package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import ta.database.Transaction;

/** Units that a portfolio held at any moment of a period. Reads the ledger once. */
public final class UnitHistory {

    private final Map<UUID, NavigableMap<Instant, HeldUnits>> byListing = new HashMap<>();

    /**
     * @param from earliest moment for {@link #at}
     * @param until latest moment for {@link #at}
     */
    public UnitHistory(Transaction tx, UUID portfolioId, Instant from, Instant until) {
        Units.at(tx, portfolioId, from).forEach((listing, held) -> of(listing).put(from, held));
        if (until.isAfter(from)) {
            Units.moves(tx, portfolioId, from, until).forEach(move -> {
                NavigableMap<Instant, HeldUnits> history = of(move.listing());
                BigDecimal before = history.isEmpty()
                        ? BigDecimal.ZERO
                        : history.lastEntry().getValue().units();
                history.put(move.at(), new HeldUnits(before.add(move.units()), move.at()));
            });
        }
    }

    public HeldUnits at(UUID listing, Instant moment) {
        Map.Entry<Instant, HeldUnits> held = of(listing).floorEntry(moment);
        return held == null ? HeldUnits.NONE : held.getValue();
    }

    private NavigableMap<Instant, HeldUnits> of(UUID listing) {
        return byListing.computeIfAbsent(listing, any -> new TreeMap<>());
    }
}
