package ta.runtime.provider.alphavantage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.CloseRows;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.fetch.Fetched;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.provider.fetch.ProviderJson;
import ta.runtime.provider.fetch.HttpQuery;
import ta.backoffice.market.Provider;

/** Closes of {@code TIME_SERIES_DAILY}. Its newest quote has a date and no time, so it could not be told from a close: it is not asked. */
public final class AlphaVantage implements PriceProvider {

    /** The short answer has 100 sessions; these days have fewer. */
    private static final int SHORT_DAYS = 130;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Fetcher fetcher;
    private final String key;

    public AlphaVantage(Fetcher fetcher, String key) {
        this.fetcher = fetcher;
        this.key = key;
    }

    @Override
    public Provider provider() {
        return Provider.ALPHAVANTAGE;
    }

    @Override
    public PriceResponse observe(PriceRequest asked) {
        LocalDate today = asked.upTo().atZone(asked.calendar().zone()).toLocalDate();
        boolean all = asked.since().isBefore(today.minusDays(SHORT_DAYS));
        Fetched answer = fetcher.get(new HttpQuery("/query")
                .with("function", "TIME_SERIES_DAILY")
                .with("symbol", asked.symbol())
                .with("outputsize", all ? "full" : "compact")
                .with("apikey", key));
        JsonNode root = ProviderJson.read(answer);
        refuse(root);
        String symbol = root.path("Meta Data").path("2. Symbol").asText();
        JsonNode series = root.path("Time Series (Daily)");
        if (!series.isObject()) {
            throw ProviderJson.shape("it has no daily series");
        }
        if (!symbol.equalsIgnoreCase(asked.symbol())) {
            throw new ProviderException(
                    Kind.MISMATCH, "was asked for " + asked.symbol() + " and answers with " + fetcher.quoted(symbol));
        }
        CloseRows rows = new CloseRows(asked, provider(), Optional.empty());
        series.properties().forEach(row -> rows.add(row.getKey(), row.getValue().path("4. close")));
        return rows.observed();
    }

    private void refuse(JsonNode root) {
        if (root.has("Error Message")) {
            String why = root.path("Error Message").asText();
            boolean about = why.toLowerCase(Locale.ROOT).contains("apikey");
            throw new ProviderException(
                    about ? Kind.REFUSED : Kind.UNKNOWN_SYMBOL,
                    about ? "does not accept the key" : "says: " + fetcher.quoted(why));
        }
        for (String field : new String[] {"Note", "Information"}) {
            if (root.has(field)) {
                throw refusal(root.path(field).asText());
            }
        }
    }

    /** The sentences changed over the years; what stayed is that they name a rate, a frequency or a number of requests. */
    private ProviderException refusal(String sentence) {
        String said = sentence.toLowerCase(Locale.ROOT);
        boolean patience =
                said.contains("rate limit") || said.contains("call frequency") || said.contains("requests per");
        if (!patience) {
            return new ProviderException(Kind.REFUSED, "says: " + fetcher.quoted(sentence));
        }
        boolean minute = said.contains("per minute") || said.contains("per second");
        return new ProviderException(
                Kind.THROTTLED,
                "asks for patience: " + fetcher.quoted(sentence),
                Optional.of(minute ? A_MINUTE : AN_HOUR));
    }
}
