package ta.rules.performance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import ta.rules.fields.FieldError;
import ta.rules.fields.Fields;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.performance.Book.Split;
import ta.rules.portfolio.ListingId;

/** Reads a book (performance specification, 1) strictly, and reports all errors at once. */
@NullUnmarked // A field that cannot be read is null; read() throws before anyone sees a book with one.
public final class BookReader {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final List<FieldError> errors = new ArrayList<>();

    private BookReader() {}

    /**
     * @throws InvalidBookException INVALID, with every error, if there is one
     */
    public static Book read(JsonNode json) {
        return new BookReader().book(json);
    }

    private Book book(JsonNode json) {
        Fields fields = new Fields(json, "", errors);
        failOnErrors();
        if (!json.path("book").isInt() || json.path("book").intValue() != 1) {
            fields.error("", "the field \"book\" must be 1, the version of the format");
        }
        String currency = fields.text("base_currency");
        ZoneId zone = zone(fields);
        Instant asOf = fields.time("as_of");
        BigDecimal jumpPct = fields.number("jump_pct");
        if (jumpPct != null && jumpPct.signum() < 0) {
            fields.error("jump_pct", "must be at least 0, not " + jumpPct.toPlainString());
        }
        int carry = carry(fields);
        LocalDate since = fields.has("since") ? date(fields, "since") : null;
        List<MarketSession> sessions = fields.objects("sessions", false, this::session);
        ascending(fields, "sessions", sessions, MarketSession::date);
        ascending(fields, "sessions", sessions, MarketSession::close);
        List<Split> splits = fields.objects("splits", false, BookReader::split);
        unique(fields, "splits", splits, split -> split.listing() + " at " + split.at());
        List<Membership> memberships = fields.objects("membership", false, BookReader::membership);
        ascending(fields, "membership", memberships, Membership::from);
        List<BookEntry> entries = fields.objects("entries", false, EntryReader::entry);
        unique(fields, "entries", entries, entry -> "seq " + entry.seq());
        EntryReader.checkReversals(fields, entries);
        failOnErrors();
        return new Book(currency, zone, asOf, jumpPct, carry, since, sessions, splits, memberships, entries);
    }

    private void failOnErrors() {
        if (!errors.isEmpty()) {
            throw new InvalidBookException(errors);
        }
    }

    private static ZoneId zone(Fields fields) {
        String text = fields.text("time_zone");
        if (text != null && !ZoneId.getAvailableZoneIds().contains(text)) {
            fields.error("time_zone", Fields.quoted(text) + " is not a time zone, such as Europe/London");
            return null;
        }
        return text == null ? null : ZoneId.of(text);
    }

    private static int carry(Fields fields) {
        if (!fields.has("carry_sessions")) {
            return 0;
        }
        String text = fields.text("carry_sessions");
        if (text != null && !COUNT.matcher(text).matches()) {
            fields.error("carry_sessions", "must be a number of sessions, such as \"1\", not " + Fields.quoted(text));
            return 0;
        }
        return text == null ? 0 : Integer.parseInt(text);
    }

    private MarketSession session(Fields fields) {
        List<SessionPrice> prices = fields.objects("prices", false, BookReader::price);
        unique(fields, "prices", prices, SessionPrice::listing);
        return new MarketSession(date(fields, "date"), fields.time("close"), prices);
    }

    private static SessionPrice price(Fields fields) {
        return new SessionPrice(
                fields.listing("listing"), positive(fields, "price"), fields.flag("provisional", false));
    }

    private static Split split(Fields fields) {
        return new Split(
                fields.listing("listing"),
                fields.time("at"),
                positive(fields, "units_before"),
                positive(fields, "units_after"));
    }

    private static Membership membership(Fields fields) {
        Map<ListingId, String> sleeves = new LinkedHashMap<>();
        Fields codes = fields.object("sleeves");
        if (codes != null) {
            for (String listing : codes.names()) {
                String code = codes.text(listing);
                if (!ListingId.isListingId(listing)) {
                    codes.error("", Fields.quoted(listing) + " is not a listing id, such as XLON:VWRP");
                } else {
                    sleeves.put(new ListingId(listing), code);
                }
            }
        }
        return new Membership(
                fields.time("from"), sleeves, fields.has("cash_park") ? fields.listing("cash_park") : null);
    }

    static BigDecimal positive(Fields fields, String field) {
        BigDecimal number = fields.number(field);
        if (number != null && number.signum() <= 0) {
            fields.error(field, "must be above 0, not " + number.toPlainString());
        }
        return number;
    }

    private static LocalDate date(Fields fields, String field) {
        String text = fields.text(field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            fields.error(field, Fields.quoted(text) + " is not a date, such as 2026-03-02");
            return null;
        }
    }

    private static <T, V extends Comparable<? super V>> void ascending(
            Fields fields, String field, List<T> items, Function<T, V> value) {
        for (int i = 1; i < items.size(); i++) {
            V before = value.apply(items.get(i - 1));
            V now = value.apply(items.get(i));
            if (before != null && now != null && now.compareTo(before) <= 0) {
                fields.error(field + "/" + i, "must be later than the one before: " + now + " follows " + before);
            }
        }
    }

    private static <T> void unique(Fields fields, String field, List<T> items, Function<T, Object> key) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(key.apply(items.get(i)))) {
                fields.error(field + "/" + i, "stands twice: " + key.apply(items.get(i)));
            }
        }
    }
}
