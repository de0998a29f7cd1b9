package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.governance.Audit;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Records what happened at the broker. An entry whose reference is already recorded is skipped when its content is the
 * same, and refused when it differs. If the earlier entry was reversed, a different entry is recorded as its
 * correction.
 */
public final class RecordEntries {

    private static final Duration TOLERANCE = Duration.ofDays(1);

    private final Database database;

    public RecordEntries(Database database) {
        this.database = database;
    }

    /**
     * @throws StorageException.Conflict {@code OVERSOLD} when at any point in time more units would leave than are
     *     held; {@code REFERENCE_DIFFERS} when a reference is recorded with different content;
     *     {@code REFERENCE_REPEATED} when a reference occurs twice in the batch
     * @throws StorageException.Invalid when an entry does not have the fields of its type, or is more than a day in
     *     the future
     * @throws StorageException.NotFound when the portfolio does not exist
     */
    public RecordedBatch record(Actor actor, UUID portfolioId, EntryBatch batch) {
        return database.transact(actor, tx -> within(tx, portfolioId, batch));
    }

    /**
     * As {@link #record}, in a transaction of the caller, for example one that records the fills of a recommendation.
     */
    public static RecordedBatch within(Transaction tx, UUID portfolioId, EntryBatch batch) {
        tx.lockPortfolio(portfolioId);
        List<NewEntry> entries = batch.entries();
        Map<String, UUID> known = known(tx, portfolioId, batch);
        List<NewEntry> fresh = entries.stream()
                .filter(entry ->
                        entry.externalReference().filter(known::containsKey).isEmpty())
                // By trade time: the database then applies each entry in one step, and need not fold the listing again.
                // Of one moment, units come in before they go out: a broker's file may have the day alone.
                .sorted(Comparator.comparing(NewEntry::tradeTime).thenComparing(NewEntry::takesUnits))
                .toList();
        requireNotFuture(tx, fresh);
        if (fresh.isEmpty()) {
            return new RecordedBatch(Optional.empty(), ids(entries, known, Map.of()), 0);
        }
        UUID batchId =
                LedgerStore.insertBatch(tx, portfolioId, batch.source().name(), batch.fileSha256(), batch.note());
        Map<NewEntry, List<UUID>> added = new HashMap<>();
        List<LedgerEntriesRecord> rows = new ArrayList<>();
        for (NewEntry entry : fresh) {
            LedgerEntriesRecord row = LedgerStore.row(portfolioId, batchId, entry);
            added.computeIfAbsent(entry, e -> new ArrayList<>()).add(row.getId());
            rows.add(row);
        }
        LedgerStore.insert(tx, rows);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("batch", batchId);
        details.put("source", batch.source());
        details.put("file_sha256", batch.fileSha256().orElse(""));
        details.putAll(BatchHash.of(tx, portfolioId, batchId).details());
        Audit.append(tx, Optional.of(portfolioId), "ledger.record", details);
        return new RecordedBatch(Optional.of(batchId), ids(entries, known, added), rows.size());
    }

    /** A day of tolerance: clocks and time zones differ. */
    private static void requireNotFuture(Transaction tx, List<NewEntry> fresh) {
        Instant latest = tx.at().plus(TOLERANCE);
        fresh.stream()
                .filter(entry -> entry.tradeTime().isAfter(latest))
                .findFirst()
                .ifPresent(entry -> {
                    throw new StorageException.Invalid(
                            "the " + entry.type() + " of " + entry.tradeTime() + " is in the future",
                            "Maybe record it when it has happened, or correct its date.");
                });
    }

    /** Ids of the entries that are already recorded, by reference. */
    private static Map<String, UUID> known(Transaction tx, UUID portfolioId, EntryBatch batch) {
        Set<String> references = new HashSet<>();
        batch.entries()
                .forEach(entry -> entry.externalReference().ifPresent(reference -> {
                    if (!references.add(reference)) {
                        throw new StorageException.Conflict(
                                "REFERENCE_REPEATED", "twice in one batch: the reference " + reference, "");
                    }
                }));
        if (references.isEmpty()) {
            return Map.of();
        }
        Map<String, LedgerEntriesRecord> rows = LedgerStore.byReference(tx, portfolioId, references);
        Map<String, UUID> known = new HashMap<>();
        for (NewEntry entry : batch.entries()) {
            LedgerEntriesRecord row = entry.externalReference().map(rows::get).orElse(null);
            if (row == null) {
                continue;
            }
            if (batch.again().contains(row.getExternalReference())
                    && LedgerStore.isReversed(tx, portfolioId, row.getId())) {
                continue;
            }
            if (same(row, entry)) {
                known.put(row.getExternalReference(), row.getId());
            } else if (!LedgerStore.isReversed(tx, portfolioId, row.getId())) {
                throw new StorageException.Conflict(
                        "REFERENCE_DIFFERS",
                        "the reference " + row.getExternalReference() + " is recorded with different content, as entry "
                                + row.getId(),
                        "Maybe reverse that entry first.");
            }
        }
        return known;
    }

    private static boolean same(LedgerEntriesRecord row, NewEntry entry) {
        return row.getType().equals(entry.type().name())
                && Objects.equals(row.getListingId(), entry.listingId().orElse(null))
                && row.getTradeTime().equals(entry.tradeTime())
                && same(row.getUnits(), entry.units())
                && same(row.getPrice(), entry.price())
                && same(row.getCost(), entry.cost())
                && row.getAmount().compareTo(entry.amount()) == 0
                && row.getFees().compareTo(entry.fees()) == 0
                && Objects.equals(
                        row.getCurrency(),
                        entry.currency().map(InCurrency::currency).orElse(null))
                && same(row.getCurrencyAmount(), entry.currency().flatMap(InCurrency::amount));
    }

    private static boolean same(BigDecimal stored, Optional<BigDecimal> given) {
        return stored == null ? given.isEmpty() : given.isPresent() && stored.compareTo(given.get()) == 0;
    }

    private static List<UUID> ids(List<NewEntry> entries, Map<String, UUID> known, Map<NewEntry, List<UUID>> added) {
        Map<NewEntry, Integer> taken = new HashMap<>();
        return entries.stream()
                .map(entry -> {
                    UUID recorded = entry.externalReference().map(known::get).orElse(null);
                    return recorded != null
                            ? recorded
                            : Objects.requireNonNull(added.get(entry)).get(taken.merge(entry, 1, Integer::sum) - 1);
                })
                .collect(Collectors.toUnmodifiableList());
    }
}
