package ta.rules.performance;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import ta.rules.fields.Fields;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Reads the entries of a book; each type has its own fields. */
@NullUnmarked // See BookReader.
final class EntryReader {

    private final Fields fields;
    private final EntryType type;
    private final boolean reversal;

    private EntryReader(Fields fields, EntryType type) {
        this.fields = fields;
        this.type = type;
        this.reversal = fields.has("reverses");
    }

    /** The entry, or null if its type cannot be read. */
    static BookEntry entry(Fields fields) {
        EntryType type = fields.word("type", EntryType.class);
        Long seq = fields.integer("seq");
        Long reverses = fields.has("reverses") ? fields.integer("reverses") : null;
        if (type == EntryType.EXCHANGE) {
            fields.error("type", "a book is in one currency, and knows no EXCHANGE");
        }
        if (type == null || type == EntryType.EXCHANGE || seq == null) {
            return null;
        }
        return new EntryReader(fields, type).entry(seq, reverses);
    }

    private BookEntry entry(long seq, Long reverses) {
        boolean inKind = fields.has("units") || fields.has("cost");
        return switch (type) {
            case BUY, SELL -> {
                allow("listing", "units", "amount", "fees");
                yield make(seq, reverses, units(), fields.number("amount"), BigDecimal.ZERO);
            }
            case DIVIDEND, FEE -> {
                allow("listing", "amount");
                yield make(seq, reverses, null, fields.number("amount"), BigDecimal.ZERO);
            }
            case TRANSFER_OUT -> {
                allow(inKind ? new String[] {"listing", "units"} : new String[] {"amount"});
                yield inKind
                        ? make(seq, reverses, units(), BigDecimal.ZERO, BigDecimal.ZERO)
                        : make(seq, reverses, null, fields.number("amount"), BigDecimal.ZERO);
            }
            case TRANSFER_IN, ADJUSTMENT -> {
                allow(inKind ? new String[] {"listing", "units", "cost"} : new String[] {"amount"});
                yield inKind
                        ? make(seq, reverses, units(), BigDecimal.ZERO, cost())
                        : make(seq, reverses, null, fields.number("amount"), BigDecimal.ZERO);
            }
            default -> {
                allow("amount");
                yield make(seq, reverses, null, fields.number("amount"), BigDecimal.ZERO);
            }
        };
    }

    private BookEntry make(long seq, Long reverses, BigDecimal units, BigDecimal amount, BigDecimal cost) {
        boolean needsListing = fields.has("units") || type == EntryType.BUY || type == EntryType.SELL;
        ListingId listing = needsListing || fields.has("listing") ? fields.listing("listing") : null;
        return new BookEntry(
                seq,
                type,
                fields.time("trade_time"),
                listing,
                units,
                amount,
                fields.number("fees", BigDecimal.ZERO),
                cost,
                reverses);
    }

    private void allow(String... names) {
        Set<String> allowed = Set.of(names);
        for (String name : List.of("listing", "units", "amount", "fees", "cost")) {
            if (fields.has(name) && !allowed.contains(name)) {
                fields.error(name, "does not belong to this " + type);
            }
        }
    }

    private BigDecimal units() {
        return reversal || type == EntryType.ADJUSTMENT ? fields.number("units") : BookReader.positive(fields, "units");
    }

    private BigDecimal cost() {
        BigDecimal cost = fields.number("cost");
        if (cost != null && cost.signum() < 0 && type == EntryType.TRANSFER_IN && !reversal) {
            fields.error("cost", "must be at least 0, not " + cost.toPlainString());
        }
        return cost;
    }

    /** Each entry that is taken back must be there, must be no reversal, and is taken back once. */
    static void checkReversals(Fields fields, List<BookEntry> entries) {
        Map<Long, BookEntry> bySeq = new HashMap<>();
        entries.forEach(entry -> bySeq.put(entry.seq(), entry));
        Set<Long> takenBack = new HashSet<>();
        for (BookEntry entry : entries) {
            if (entry.reverses() == null) {
                continue;
            }
            BookEntry reversed = bySeq.get(entry.reverses());
            String which = "seq " + entry.seq() + " reverses seq " + entry.reverses();
            if (reversed == null) {
                fields.error("entries", which + ", but there is no such entry");
            } else if (reversed.reverses() != null) {
                fields.error("entries", which + ", which is a reversal itself");
            } else if (!takenBack.add(entry.reverses())) {
                fields.error("entries", which + ", which is reversed already");
            }
        }
    }
}
