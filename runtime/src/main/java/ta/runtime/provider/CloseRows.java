package ta.runtime.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.database.StorageException;
import ta.rules.json.Decimals;
import ta.rules.market.PriceKind;

/**
 * Turns a provider's rows into observations. A row that cannot be used is left out with its reason, and the others
 * stay. A price of any sign or size is kept as reported; the quality gate judges it.
 */
public final class CloseRows {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    private final PriceRequest request;
    private final Provider source;
    private final Optional<QuoteTerms> quoted;
    private final TreeMap<LocalDate, PriceObservation> closes = new TreeMap<>();
    private final List<PriceObservation> intraday = new ArrayList<>();
    private final Set<LocalDate> conflicting = new HashSet<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private int earlier;

    /**
     * @param quoted empty if the provider does not report it; then the listing's terms apply
     */
    public CloseRows(PriceRequest request, Provider source, Optional<QuoteTerms> quoted) {
        this.request = request;
        this.source = source;
        this.quoted = quoted;
    }

    /** Adds a close whose date is still text. */
    public void add(String date, JsonNode close) {
        try {
            add(LocalDate.parse(date), close);
        } catch (DateTimeParseException e) {
            leftOut.add("as " + ResponseExcerpt.of(date) + " is not a date");
        }
    }

    /** Adds a close. The row of a session that has not closed yet is passed over. */
    public void add(LocalDate date, JsonNode close) {
        add(date, close, quoted);
    }

    /**
     * Adds a close with terms of its own.
     *
     * @param terms empty if the row does not state them; then the listing's terms apply
     */
    public void add(LocalDate date, JsonNode close, Optional<QuoteTerms> terms) {
        if (date.isAfter(request.upTo().atZone(request.calendar().zone()).toLocalDate())) {
            leftOut.add("as " + date + " is in the future");
        } else if (date.isBefore(request.since())) {
            earlier++;
        } else if (!request.calendar().isSession(date)) {
            leftOut.add("as " + request.calendar().mic() + " had no session on " + date);
        } else if (!request.calendar().close(date).isAfter(request.upTo())) {
            observation(date.toString(), request.calendar().close(date), PriceKind.CLOSE, close, terms)
                    .ifPresent(price -> put(date, price));
        } else {
            passedOver.add("the session of " + date + " has not closed yet");
        }
    }

    /** Adds a price of the current session. A price of another time is passed over, as the closes cover it. */
    public void addIntraday(Instant at, JsonNode price) {
        if (at.isAfter(request.upTo())) {
            leftOut.add("as " + at + " is in the future");
        } else if (request.calendar().isOpen(at)) {
            observation(at.toString(), at, PriceKind.INTRADAY, price, quoted).ifPresent(intraday::add);
        } else {
            passedOver.add("the current price is of " + at + ", when the venue was closed");
        }
    }

    /** Records something else that was left out. */
    public void leaveOut(String why) {
        leftOut.add(why);
    }

    public PriceResponse response() {
        List<PriceObservation> prices = new ArrayList<>(closes.values());
        prices.addAll(intraday);
        if (earlier > 0) {
            passedOver.add(
                    (earlier == 1 ? "one row is" : earlier + " rows are") + " of days before " + request.since());
        }
        return new PriceResponse(prices, leftOut, passedOver);
    }

    /** Two different closes of one date are both left out, as nothing says which one is right. */
    private void put(LocalDate date, PriceObservation price) {
        PriceObservation before = closes.get(date);
        if (before == null && !conflicting.contains(date)) {
            closes.put(date, price);
        } else if (before != null && before.price().compareTo(price.price()) != 0) {
            closes.remove(date);
            conflicting.add(date);
            leftOut.add("as " + date + " appears twice with different prices");
        }
    }

    private Optional<PriceObservation> observation(
            String when, Instant at, PriceKind kind, JsonNode price, Optional<QuoteTerms> terms) {
        try {
            return Optional.of(new PriceObservation(
                    request.id(),
                    at,
                    source.text(),
                    kind,
                    number(price),
                    terms.map(QuoteTerms::currency),
                    terms.map(QuoteTerms::unit)));
        } catch (NumberFormatException e) {
            leftOut.add("as the price of " + when + " is not a number: " + ResponseExcerpt.of(price.asText()));
        } catch (StorageException.Invalid e) {
            leftOut.add("as the price of " + when + " has too many digits");
        }
        return Optional.empty();
    }

    /** The number, rounded HALF_EVEN to 18 decimals, the most that can be stored. */
    private static BigDecimal number(JsonNode price) {
        if (price.isNumber()) {
            return Decimals.atMost18(price.decimalValue());
        }
        if (!price.isTextual() || !NUMBER.matcher(price.textValue()).matches()) {
            throw new NumberFormatException();
        }
        return Decimals.atMost18(new BigDecimal(price.textValue()));
    }
}
