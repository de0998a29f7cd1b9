package ta.http.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.StatedCurrency;
import ta.backoffice.book.StatedEntry;
import ta.database.StorageException;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Refused;
import ta.rules.portfolio.ListingId;

/** Reads the entries of a request and reports all their faults at once, each with its place. */
final class StatedEntries {

    private static final int ENTRIES_MAX = 500;

    private final List<Problem.Fault> faults = new ArrayList<>();
    private final Map<ListingId, UUID> known;
    private final StatedEntry.RatesOfDays rates;

    private StatedEntries(Map<ListingId, UUID> known, StatedEntry.RatesOfDays rates) {
        this.known = known;
        this.rates = rates;
    }

    static List<NewEntry> read(
            List<LedgerShapes.NewEntryShape> items, Map<ListingId, UUID> known, StatedEntry.RatesOfDays rates) {
        if (items.isEmpty() || items.size() > ENTRIES_MAX) {
            throw Refused.at(
                    Code.INVALID, "/entries", "has " + items.size() + " items; it must have 1 to " + ENTRIES_MAX);
        }
        StatedEntries reading = new StatedEntries(known, rates);
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            reading.read("/entries/" + i, items.get(i), entries);
        }
        if (!reading.faults.isEmpty()) {
            throw Refused.with(Code.INVALID, reading.faults.get(0).detail(), reading.faults);
        }
        return entries;
    }

    private void read(String at, LedgerShapes.NewEntryShape item, List<NewEntry> entries) {
        if (item.listing().filter(listing -> !known.containsKey(listing)).isPresent()) {
            faults.add(new Problem.Fault(
                    at + "/listing", "unknown listing " + item.listing().get()));
            return;
        }
        Optional<StatedCurrency> currency;
        try {
            currency = StatedCurrency.of(
                    item.type(), item.currency(), item.priceCurrency(), item.rate(), item.exchanged());
        } catch (StorageException.Invalid e) {
            faults.add(new Problem.Fault(at, e.getMessage().split("\n", 2)[0]));
            return;
        }
        StatedEntry stated = new StatedEntry(
                item.type(),
                item.tradeTime(),
                item.listing().map(known::get),
                item.units(),
                item.price(),
                item.amount(),
                item.fees(),
                item.cost(),
                currency,
                item.reference(),
                item.note().orElse(""));
        List<StatedEntry.Fault> found = stated.faults();
        found.forEach(fault -> faults.add(new Problem.Fault(at + "/" + fault.field(), fault.what())));
        if (found.isEmpty()) {
            try {
                entries.add(stated.entry(rates));
            } catch (StorageException.Invalid e) {
                faults.add(new Problem.Fault(at, e.getMessage().split("\n", 2)[0]));
            }
        }
    }
}
