package ta.rules.performance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import ta.rules.json.Decimals;
import ta.rules.performance.Book.MarketSession;
import ta.rules.portfolio.EntryType;

/** Writes a book as JSON, so that anybody can compute its performance again from a file. */
public final class BookJson {

    private BookJson() {}

    /** What {@link BookReader} reads. Times lose their fractions of seconds. */
    public static ObjectNode json(Book book) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("book", 1)
                .put("base_currency", book.baseCurrency())
                .put("time_zone", book.timeZone().getId())
                .put("as_of", time(book.asOf()))
                .put("jump_pct", Decimals.text(book.jumpPct()))
                .put("carry_sessions", String.valueOf(book.carrySessions()))
                .put("since", book.since() == null ? null : book.since().toString());
        ArrayNode sessions = json.putArray("sessions");
        book.sessions().forEach(session -> sessions.add(session(session)));
        ArrayNode splits = json.putArray("splits");
        book.splits()
                .forEach(split -> splits.addObject()
                        .put("listing", split.listing().text())
                        .put("at", time(split.at()))
                        .put("units_before", Decimals.text(split.unitsBefore()))
                        .put("units_after", Decimals.text(split.unitsAfter())));
        ArrayNode memberships = json.putArray("membership");
        book.memberships().forEach(membership -> memberships.add(membership(membership)));
        ArrayNode entries = json.putArray("entries");
        book.entries().forEach(entry -> entries.add(entry(entry)));
        return json;
    }

    private static ObjectNode session(MarketSession session) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("date", session.date().toString())
                .put("close", time(session.close()));
        ArrayNode prices = json.putArray("prices");
        session.prices()
                .forEach(price -> prices.addObject()
                        .put("listing", price.listing().text())
                        .put("price", Decimals.text(price.price()))
                        .put("provisional", price.provisional()));
        return json;
    }

    private static ObjectNode membership(Membership membership) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("from", time(membership.from()));
        ObjectNode sleeves = json.putObject("sleeves");
        new TreeMap<>(membership.sleeves()).forEach((listing, code) -> sleeves.put(listing.text(), code));
        return json.put(
                "cash_park",
                membership.cashPark() == null ? null : membership.cashPark().text());
    }

    private static ObjectNode entry(BookEntry entry) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("seq", entry.seq())
                .put("type", entry.type().name())
                .put("trade_time", time(entry.tradeTime()));
        if (entry.listing() != null) {
            json.put("listing", entry.listing().text());
        }
        if (entry.units() != null) {
            json.put("units", Decimals.text(entry.units()));
        }
        if (!entry.inKind()) {
            json.put("amount", Decimals.text(entry.amount()));
        } else if (entry.type() != EntryType.TRANSFER_OUT) {
            json.put("cost", Decimals.text(entry.cost()));
        }
        if (entry.isTrade()) {
            json.put("fees", Decimals.text(entry.fees()));
        }
        if (entry.reverses() != null) {
            json.put("reverses", entry.reverses());
        }
        return json;
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
