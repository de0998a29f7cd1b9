package ta.backoffice.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.rules.gains.CapitalGains;
import ta.rules.gains.UnitMove;
import ta.rules.json.Decimals;
import ta.rules.portfolio.EntryType;

/**
 * The moves of each listing that matter for tax. A reorganisation is no disposal: what the old units cost for tax,
 * which may differ from their average cost in the ledger, becomes the cost of the new ones (TCGA 1992 s. 127). Cash of
 * a capital return is deducted from the cost (s. 122(2)).
 */
final class TaxMoves {

    /** Beginning of the references of a capital return's entries: a sale, and the units that come back. */
    private static final String CAPITAL_RETURN = "CAPITAL_RETURN ";

    private final ZoneId zone;
    private final Map<UUID, List<UnitMove>> moves = new TreeMap<>();
    private final Map<UUID, Pool> pools = new HashMap<>();
    private final Map<OfDay, BigDecimal> costMoved = new HashMap<>();
    private final List<Leg> sources = new ArrayList<>();
    private final List<Leg> targets = new ArrayList<>();

    private record OfDay(UUID listing, LocalDate day) {}

    /**
     * One side of a reorganisation.
     *
     * @param place of its move among those of the listing
     * @param cost in the ledger, above 0
     */
    private record Leg(Instant at, OfDay of, int place, BigDecimal cost) {}

    private TaxMoves(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * By listing, in the order in which they happened.
     *
     * @param zone in which the days of the entries are
     */
    static Map<UUID, List<UnitMove>> of(List<LedgerEntry> entries, ZoneId zone) {
        Set<UUID> reversed = new HashSet<>();
        entries.forEach(entry -> entry.reverses().ifPresent(reversed::add));
        List<LedgerEntry> counting = entries.stream()
                .filter(entry -> entry.movesUnits() && entry.reverses().isEmpty() && !reversed.contains(entry.id()))
                .sorted(Entries.FOLD_ORDER)
                .toList();
        TaxMoves made = new TaxMoves(zone);
        Set<Instant> exchanges = exchanges(counting);
        counting.forEach(entry -> made.add(entry, exchanges.contains(entry.tradeTime())));
        made.targets.stream().map(Leg::at).distinct().forEach(made::settle);
        return made.moves;
    }

    /** The moments at which adjustments move cost between listings, and none of it is added or lost. */
    private static Set<Instant> exchanges(List<LedgerEntry> entries) {
        Map<Instant, List<LedgerEntry>> byTime = entries.stream()
                .filter(entry -> entry.type() == EntryType.ADJUSTMENT)
                .collect(Collectors.groupingBy(LedgerEntry::tradeTime));
        Set<Instant> exchanges = new HashSet<>();
        byTime.forEach((time, some) -> {
            BigDecimal sum = some.stream().map(TaxMoves::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.signum() == 0 && some.stream().anyMatch(entry -> cost(entry).signum() != 0)) {
                exchanges.add(time);
            }
        });
        return exchanges;
    }

    private static BigDecimal cost(LedgerEntry entry) {
        return entry.cost().orElseThrow();
    }

    private void add(LedgerEntry entry, boolean inExchange) {
        UUID listing = entry.listingId().orElseThrow();
        Pool before = pools.getOrDefault(listing, Pool.EMPTY);
        Pool after = before.after(entry);
        pools.put(listing, after);
        OfDay of = new OfDay(listing, LocalDate.ofInstant(entry.tradeTime(), zone));
        List<UnitMove> mine = moves.computeIfAbsent(listing, any -> new ArrayList<>());
        if (entry.reference().filter(text -> text.startsWith(CAPITAL_RETURN)).isPresent()) {
            if (entry.type() == EntryType.SELL) {
                mine.add(new UnitMove(of.day(), UnitMove.Kind.REPAID, BigDecimal.ZERO, entry.amount()));
            }
            return;
        }
        if (entry.type() == EntryType.TRANSFER_OUT) {
            costMoved.merge(of, before.cost().subtract(after.cost()), BigDecimal::add);
        }
        if (entry.type() == EntryType.ADJUSTMENT && inExchange && cost(entry).signum() != 0) {
            Leg leg = new Leg(entry.tradeTime(), of, mine.size(), cost(entry).abs());
            if (cost(entry).signum() < 0) {
                costMoved.merge(of, leg.cost(), BigDecimal::add);
                sources.add(leg);
                mine.add(leaving(entry, of.day(), before));
            } else {
                targets.add(leg);
                mine.add(arriving(entry.units().orElseThrow(), of.day(), leg.cost()));
            }
            return;
        }
        mine.add(move(entry, of.day()));
    }

    private static UnitMove leaving(LedgerEntry entry, LocalDate day, Pool before) {
        BigDecimal units = entry.units().orElseThrow();
        return units.signum() < 0
                ? new UnitMove(day, UnitMove.Kind.MOVED_OUT, units.negate(), BigDecimal.ZERO)
                : new UnitMove(
                        day,
                        UnitMove.Kind.REORGANISED,
                        BigDecimal.ZERO,
                        cost(entry).negate().divide(before.cost(), MathContext.DECIMAL128));
    }

    private static UnitMove arriving(BigDecimal units, LocalDate day, BigDecimal cost) {
        return new UnitMove(day, units.signum() > 0 ? UnitMove.Kind.MOVED_IN : UnitMove.Kind.ADJUSTED, units, cost);
    }

    /** Gives what arrived at a moment the cost for tax of what left. */
    private void settle(Instant at) {
        BigDecimal forTax = BigDecimal.ZERO;
        BigDecimal inLedger = BigDecimal.ZERO;
        for (Leg source : sources) {
            if (source.at().equals(at)) {
                BigDecimal moved = CapitalGains.of(movesOf(source))
                        .costMoved()
                        .getOrDefault(source.of().day(), BigDecimal.ZERO);
                forTax = forTax.add(moved.multiply(source.cost())
                        .divide(costMoved.getOrDefault(source.of(), source.cost()), MathContext.DECIMAL128));
                inLedger = inLedger.add(source.cost());
            }
        }
        for (Leg target : targets) {
            if (target.at().equals(at)) {
                List<UnitMove> mine = movesOf(target);
                BigDecimal cost = Decimals.even10(forTax.multiply(target.cost()), inLedger);
                mine.set(
                        target.place(),
                        arriving(mine.get(target.place()).units(), target.of().day(), cost));
            }
        }
    }

    private List<UnitMove> movesOf(Leg leg) {
        return moves.computeIfAbsent(leg.of().listing(), any -> new ArrayList<>());
    }

    private static UnitMove move(LedgerEntry entry, LocalDate day) {
        BigDecimal units = entry.units().orElseThrow();
        return switch (entry.type()) {
            case BUY ->
                new UnitMove(day, UnitMove.Kind.ACQUIRED, units, entry.amount().negate());
            case SELL -> new UnitMove(day, UnitMove.Kind.DISPOSED, units, entry.amount());
            case TRANSFER_IN ->
                new UnitMove(day, UnitMove.Kind.MOVED_IN, units, entry.cost().orElseThrow());
            case TRANSFER_OUT -> new UnitMove(day, UnitMove.Kind.MOVED_OUT, units, BigDecimal.ZERO);
            case ADJUSTMENT ->
                new UnitMove(day, UnitMove.Kind.ADJUSTED, units, entry.cost().orElseThrow());
            case CONTRIBUTION, TAX_RELIEF, WITHDRAWAL, EXCHANGE, DIVIDEND, INTEREST, FEE ->
                throw new IllegalArgumentException(entry.type() + " moves no units");
        };
    }
}
