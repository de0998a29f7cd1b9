package ta.backoffice.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ta.backoffice.book.InCurrency;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.book.LedgerLines.LedgerLine;
import ta.backoffice.identity.Portfolios;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** What is recorded already: entries that count, and those that were reversed. */
final class RecordedLedger {

    /** With which the references of opening entries begin. */
    static final String OPENING = "opening ";

    private final Portfolios.Portfolio portfolio;
    private final List<LedgerLine> entries;
    private final Map<String, LedgerLine> byReference = new HashMap<>();
    private final Map<String, LedgerLine> reversed = new HashMap<>();
    private final Map<UUID, List<LedgerLine>> batches;
    private final Map<UUID, UUID> reversalBatches = new HashMap<>();
    private final Map<String, Deque<LedgerLine>> equal = new HashMap<>();

    RecordedLedger(Transaction tx, Portfolios.Portfolio portfolio) {
        this.portfolio = portfolio;
        Predicate<LedgerLine> counts = line -> line.reversedBy().isEmpty();
        List<LedgerLine> lines = LedgerLines.of(tx, portfolio.id());
        List<LedgerLine> all =
                lines.stream().filter(line -> line.reverses().isEmpty()).toList();
        lines.stream()
                .filter(line -> line.reverses().isPresent())
                .forEach(line -> reversalBatches.put(line.id(), line.batchId()));
        this.entries = all.stream().filter(counts).toList();
        this.batches = all.stream().collect(Collectors.groupingBy(LedgerLine::batchId));
        all.forEach(line -> line.reference()
                .ifPresent(reference -> (counts.test(line) ? byReference : reversed).put(reference, line)));
    }

    /** The entries that move units, in the order in which they were recorded. */
    List<LedgerLine> entries() {
        return entries;
    }

    /**
     * Names the references of a file. Entries that have one of them are no candidates of {@link #takeEqual}.
     */
    void expect(Collection<String> references) {
        Set<String> expected = new HashSet<>(references);
        for (LedgerLine line : entries) {
            if (line.reference().filter(expected::contains).isEmpty()) {
                equal.computeIfAbsent(key(line), k -> new ArrayDeque<>()).add(line);
            }
        }
    }

    Optional<LedgerLine> byReference(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /** The entry of the reference, if it was reversed and does not count again. */
    Optional<LedgerLine> reversed(String reference) {
        return byReference.containsKey(reference) ? Optional.empty() : Optional.ofNullable(reversed.get(reference));
    }

    /**
     * Whether the entry's import was taken back whole: one batch has reversed all its entries. A single entry can have
     * been reversed for itself, so it does not count as one.
     */
    boolean isTakenBack(LedgerLine line) {
        List<LedgerLine> batch = batches.getOrDefault(line.batchId(), List.of());
        return batch.size() > 1
                && batch.stream().map(this::reversedIn).distinct().count() == 1
                && reversedIn(line).isPresent();
    }

    private Optional<UUID> reversedIn(LedgerLine line) {
        return line.reversedBy().map(id -> Objects.requireNonNull(reversalBatches.get(id)));
    }

    /** An entry that says the same as the row, on the same day. Each entry is found once. */
    Optional<LedgerLine> takeEqual(PlannedRow row) {
        Deque<LedgerLine> candidates = equal.get(key(row));
        return candidates == null ? Optional.empty() : Optional.ofNullable(candidates.poll());
    }

    boolean isLike(LedgerLine line, PlannedRow row) {
        return key(line).equals(key(row));
    }

    private String key(LedgerLine line) {
        return key(
                line.type(),
                line.listing(),
                line.tradeTime(),
                line.units(),
                line.units().isPresent() && line.cost().isPresent()
                        ? line.currency().flatMap(InCurrency::cost).or(line::cost)
                        : line.currency()
                                .filter(other -> line.type() != EntryType.EXCHANGE)
                                .flatMap(InCurrency::amount)
                                .or(() -> Optional.of(line.amount())),
                line.currency()
                        .filter(other -> other.amount().or(other::cost).isPresent())
                        .map(InCurrency::currency));
    }

    private String key(PlannedRow row) {
        return key(
                row.row().type(),
                row.listing(),
                row.row().moment().instant(portfolio.zone()),
                row.row().units(),
                row.row().amount(),
                row.row().currency());
    }

    private String key(
            EntryType type,
            Optional<ListingId> listing,
            Instant at,
            Optional<BigDecimal> units,
            Optional<BigDecimal> amount,
            Optional<String> currency) {
        return String.join(
                "|",
                type.name(),
                listing.map(ListingId::text).orElse(""),
                at.atZone(portfolio.zone()).toLocalDate().toString(),
                plain(units),
                plain(amount),
                currency.orElse(""));
    }

    private static String plain(Optional<BigDecimal> number) {
        return Decimals.text(number.orElse(BigDecimal.ZERO));
    }

    /** The entry that opened a listing in an earlier import, if it counts. */
    Optional<LedgerLine> opening(ListingId listing) {
        return entries.stream()
                .filter(line -> line.listing().filter(listing::equals).isPresent())
                .filter(line -> line.reference()
                        .filter(reference -> reference.startsWith(OPENING))
                        .isPresent())
                .findFirst();
    }
}
