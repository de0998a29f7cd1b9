package ta.backoffice.imports;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.StatedCurrency;
import ta.backoffice.book.StatedEntry;
import ta.backoffice.market.DayRates;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.statement.StatementRow;

/** Records what an import planned: its listings, its opening entries and its rows, in one transaction. */
public final class RecordImport {

    private RecordImport() {}

    /**
     * @param plan made in the same transaction, under the portfolio's lock
     * @param preview the hash of the plan that the person saw
     * @param confirmed whether trades with unlikely values shall be recorded
     * @return empty if everything was recorded before
     * @throws StorageException.Conflict {@code PREVIEW_DIFFERS} when it would do something else now; otherwise as
     *     {@link LedgerChanges#record}
     */
    public static Optional<LedgerChanges.Recorded> within(
            Transaction tx, PlannedImport plan, ZoneId zone, String preview, boolean confirmed) {
        if (!plan.sha256().equals(preview)) {
            throw new StorageException.Conflict(
                    "PREVIEW_DIFFERS",
                    "the import would do something else now than its preview has shown",
                    "Maybe look at the preview again.");
        }
        List<PlannedRow> taken =
                plan.rows().stream().filter(PlannedRow::isTaken).toList();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Map<ListingId, UUID> keys = listings(tx, plan, taken);
        DayRates rates = new DayRates(tx, plan.portfolioId(), plan.baseCurrency(), zone);
        List<NewEntry> entries = new ArrayList<>();
        plan.openings().stream()
                .filter(PlannedOpening::isNeeded)
                .forEach(opening -> entries.add(entry(opening, key(keys, opening.listing()))));
        taken.forEach(row -> entries.add(entry(row, row.listing().map(listing -> key(keys, listing)), zone, rates)));
        LedgerChanges.Recorded recorded = LedgerChanges.record(
                tx,
                plan.portfolioId(),
                new EntryBatch(
                        EntryBatch.Source.IMPORT,
                        Optional.of(plan.fileSha256()),
                        "import of " + plan.fileName(),
                        entries,
                        again(entries)),
                confirmed);
        // Last, so that no units are missing meanwhile.
        plan.openings().stream()
                .flatMap(opening -> opening.replaced().stream())
                .forEach(opening -> LedgerChanges.reverse(
                        tx, plan.portfolioId(), opening.id(), "replaced by the import of " + plan.fileName()));
        return Optional.of(recorded);
    }

    /** What the plan takes is not recorded, or was reversed. */
    private static Set<String> again(List<NewEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.externalReference().stream())
                .collect(Collectors.toSet());
    }

    private static Map<ListingId, UUID> listings(Transaction tx, PlannedImport plan, List<PlannedRow> taken) {
        List<NewListing> used = plan.securities().stream()
                .filter(security -> taken.stream().anyMatch(row -> row.listing().equals(security.listing())))
                .flatMap(security -> security.registers().stream())
                .toList();
        Map<ListingId, UUID> keys = new HashMap<>(ListingKeys.all(tx));
        keys.putAll(RegisterListings.within(tx, used));
        return keys;
    }

    private static UUID key(Map<ListingId, UUID> keys, ListingId listing) {
        return Objects.requireNonNull(keys.get(listing), listing::text);
    }

    private static NewEntry entry(PlannedOpening opening, UUID listing) {
        return NewEntry.transferIn(listing, opening.units(), opening.cost(), opening.at())
                .withReference(RecordedLedger.OPENING + opening.listing() + " " + opening.at())
                .withNote("opening position, before the first line of the file");
    }

    private static NewEntry entry(PlannedRow planned, Optional<UUID> listing, ZoneId zone, DayRates rates) {
        StatementRow row = planned.row();
        boolean costs =
                row.units().isPresent() && (row.type() == EntryType.TRANSFER_IN || row.type() == EntryType.ADJUSTMENT);
        StatedEntry stated = new StatedEntry(
                row.type(),
                row.moment().instant(zone),
                listing,
                row.units(),
                row.price(),
                row.amount().filter(amount -> !costs),
                Optional.of(row.fees()).filter(fees -> row.price().isPresent() || fees.signum() != 0),
                row.amount().filter(amount -> costs),
                row.currency()
                        .map(currency -> row.type() == EntryType.EXCHANGE
                                ? StatedCurrency.exchanged(currency, row.exchanged())
                                : StatedCurrency.paid(currency, Optional.empty())),
                Optional.of(planned.reference()),
                row.note());
        stated.faults().stream().findFirst().ifPresent(fault -> {
            throw new StorageException.Invalid("line " + row.line() + ": " + fault.what(), fault.maybe());
        });
        try {
            return stated.entry(rates);
        } catch (StorageException.Invalid e) {
            throw new StorageException.Invalid("line " + row.line() + ": " + e.getMessage(), "");
        }
    }
}
