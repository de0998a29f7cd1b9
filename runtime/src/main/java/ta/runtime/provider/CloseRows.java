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
import ta.database.StorageException;
import ta.rules.market.PriceKind;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;

/**
 * Takes a provider's rows for what they are: a row that says nothing usable is left out with its reason, and the others stay. A
 * price of whatever sign or size is kept as reported; to judge it is the gate's work.
 */
public final class CloseRows {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

    private final PriceRequest asked;
    private final Provider source;
    private final Optional<QuoteTerms> quoted;
    private final TreeMap<LocalDate, PriceObservation> closes = new TreeMap<>();
    private final List<PriceObservation> intraday = new ArrayList<>();
    private final Set<LocalDate> torn = new HashSet<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param quoted empty when the provider does not say; then the listing's terms count
     */
    public CloseRows(PriceRequest asked, Provider source, Optional<QuoteTerms> quoted) {
        this.asked = asked;
        this.source = source;
        this.quoted = quoted;
    }

    /** A close of a date that is still a text. */
    public void add(String date, JsonNode close) {
        try {
            add(LocalDate.parse(date), close);
        } catch (DateTimeParseException e) {
            leftOut.add("as " + ResponseExcerpt.of(date) + " is no date");
        }
    }

    /** A close; a session under way has none yet, so its row says nothing. */
    public void add(LocalDate date, JsonNode close) {
        if (date.isAfter(asked.upTo().atZone(asked.calendar().zone()).toLocalDate())) {
            leftOut.add("as " + date + " lies in the future");
        } else if (date.isBefore(asked.since())) {
            return;
        } else if (!asked.calendar().isSession(date)) {
            leftOut.add("as " + asked.calendar().mic() + " had no session on " + date);
        } else if (!asked.calendar().close(date).isAfter(asked.upTo())) {
            observation(date.toString(), asked.calendar().close(date), PriceKind.CLOSE, close)
                    .ifPresent(price -> put(date, price));
        }
    }

    /** A price of the session under way; one of another time says nothing that the closes do not. */
    public void addIntraday(Instant at, JsonNode price) {
        if (at.isAfter(asked.upTo())) {
            leftOut.add("as " + at + " lies in the future");
        } else if (asked.calendar().isOpen(at)) {
            observation(at.toString(), at, PriceKind.INTRADAY, price).ifPresent(intraday::add);
        }
    }

    /** Leaves something else out. */
    public void leaveOut(String why) {
        leftOut.add(why);
    }

    public PriceResponse observed() {
        List<PriceObservation> prices = new ArrayList<>(closes.values());
        prices.addAll(intraday);
        return new PriceResponse(prices, leftOut);
    }

    /** Of two different closes of one date nobody knows which one is right, so neither is taken. */
    private void put(LocalDate date, PriceObservation price) {
        PriceObservation before = closes.get(date);
        if (before == null && !torn.contains(date)) {
            closes.put(date, price);
        } else if (before != null && before.price().compareTo(price.price()) != 0) {
            closes.remove(date);
            torn.add(date);
            leftOut.add("as " + date + " is there twice, with different prices");
        }
    }

    private Optional<PriceObservation> observation(String when, Instant at, PriceKind kind, JsonNode price) {
        try {
            return Optional.of(new PriceObservation(
                    asked.id(),
                    at,
                    source.text(),
                    kind,
                    number(price),
                    quoted.map(QuoteTerms::currency),
                    quoted.map(QuoteTerms::unit)));
        } catch (NumberFormatException e) {
            leftOut.add("as " + when + " has no price but " + ResponseExcerpt.of(price.asText()));
        } catch (StorageException.Invalid e) {
            leftOut.add("as " + when + " has a price of too many digits");
        }
        return Optional.empty();
    }

    private static BigDecimal number(JsonNode price) {
        if (price.isNumber()) {
            return price.decimalValue();
        }
        if (!price.isTextual() || !NUMBER.matcher(price.textValue()).matches()) {
            throw new NumberFormatException();
        }
        return new BigDecimal(price.textValue());
    }
}
