package ta.runtime.provider.rates;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.Provider;
import ta.database.StorageException;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.fetch.Fetched;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.provider.fetch.HttpQuery;
import ta.runtime.provider.fetch.ProviderJson;
import ta.runtime.provider.file.RateFile;

/** Rates against the euro, from the time series of version 1 of Frankfurter's API. */
public final class Frankfurter implements RateProvider {

    private static final String BASE = "EUR";

    private final Fetcher fetcher;

    public Frankfurter(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Provider provider() {
        return Provider.FRANKFURTER;
    }

    @Override
    public List<FxObservation> rates(LocalDate since, Instant upTo) {
        Fetched response = fetcher.get(new HttpQuery("/v1/" + since + "..").with("base", BASE));
        // The status of a range without any rate is 404.
        if (response.status() == 404) {
            return List.of();
        }
        JsonNode root = ProviderJson.read(response);
        if (!response.isOk() || !root.path("rates").isObject()) {
            throw ProviderJson.shape("it has no rates");
        }
        if (!root.path("base").asText().equals(BASE) || amount(root).compareTo(BigDecimal.ONE) != 0) {
            throw new ProviderException(Kind.UNREADABLE, "was asked for the rates of one euro and answers with others");
        }
        List<FxObservation> rates = new ArrayList<>();
        for (Map.Entry<String, JsonNode> day : root.path("rates").properties()) {
            Instant at = RateFile.asOf(date(day.getKey()));
            if (!at.isAfter(upTo)) {
                day.getValue().properties().forEach(quote -> rates.add(rate(quote, at)));
            }
        }
        return rates;
    }

    /** One bad rate rejects the whole table: a gap would silently be filled with the rate of the day before. */
    private FxObservation rate(Map.Entry<String, JsonNode> quote, Instant at) {
        if (!quote.getValue().isNumber()) {
            throw new ProviderException(Kind.UNREADABLE, "has a rate that is not a number: " + text(quote));
        }
        try {
            return new FxObservation(
                    BASE,
                    quote.getKey(),
                    at,
                    provider().text(),
                    quote.getValue().decimalValue());
        } catch (StorageException.Invalid e) {
            throw new ProviderException(Kind.UNREADABLE, "has an invalid rate: " + text(quote));
        }
    }

    private String text(Map.Entry<String, JsonNode> quote) {
        return fetcher.quoted(quote.getKey() + " " + quote.getValue());
    }

    private static BigDecimal amount(JsonNode root) {
        return root.path("amount").isNumber() ? root.path("amount").decimalValue() : BigDecimal.ZERO;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProviderJson.shape("a date is invalid");
        }
    }
}
