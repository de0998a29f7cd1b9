package ta.runtime.provider.alphavantage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import ta.backoffice.market.FoundSymbol;
import ta.backoffice.market.Provider;
import ta.runtime.provider.CloseRows;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.QuoteTerms;
import ta.runtime.provider.Symbols;
import ta.runtime.provider.fetch.Fetched;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.provider.fetch.HttpQuery;
import ta.runtime.provider.fetch.ProviderJson;

/**
 * Closes from {@code TIME_SERIES_DAILY}. The newest quote is not requested: it has a date but no time, so it cannot be
 * distinguished from a close.
 */
public final class AlphaVantage implements PriceProvider {

    /** The compact response has 100 sessions; any 130 days have fewer. */
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
    public PriceResponse observe(PriceRequest request) {
        LocalDate today = request.upTo().atZone(request.calendar().zone()).toLocalDate();
        boolean all = request.since().isBefore(today.minusDays(SHORT_DAYS));
        Fetched fetched = fetcher.get(new HttpQuery("/query")
                .with("function", "TIME_SERIES_DAILY")
                .with("symbol", request.symbol())
                .with("outputsize", all ? "full" : "compact")
                .with("apikey", key));
        JsonNode root = ProviderJson.read(fetched);
        refuse(root);
        String symbol = root.path("Meta Data").path("2. Symbol").asText();
        JsonNode series = root.path("Time Series (Daily)");
        if (!series.isObject()) {
            throw ProviderJson.shape("it has no daily series");
        }
        if (!symbol.equalsIgnoreCase(request.symbol())) {
            throw new ProviderException(
                    Kind.MISMATCH, "was asked for " + request.symbol() + " and answers with " + fetcher.quoted(symbol));
        }
        CloseRows rows = new CloseRows(request, provider(), Optional.empty());
        series.properties().forEach(row -> rows.add(row.getKey(), row.getValue().path("4. close")));
        return rows.response();
    }

    @Override
    public List<FoundSymbol> search(String words) {
        JsonNode root = ProviderJson.read(fetcher.get(new HttpQuery("/query")
                .with("function", "SYMBOL_SEARCH")
                .with("keywords", words)
                .with("apikey", key)));
        refuse(root);
        JsonNode rows = root.path("bestMatches");
        if (!rows.isArray()) {
            throw ProviderJson.shape("it has no list of symbols");
        }
        return StreamSupport.stream(rows.spliterator(), false)
                .map(AlphaVantage::found)
                .toList();
    }

    private static FoundSymbol found(JsonNode row) {
        String symbol = row.path("1. symbol").asText();
        Optional<QuoteTerms> terms = QuoteTerms.find(row.path("8. currency").asText(""));
        return new FoundSymbol(
                symbol,
                row.path("2. name").asText(symbol),
                row.path("4. region").asText(),
                Symbols.mic(Provider.ALPHAVANTAGE, symbol).orElse(null),
                terms.map(QuoteTerms::currency).orElse(null),
                terms.map(QuoteTerms::unit).orElse(null),
                null,
                null,
                null);
    }

    private void refuse(JsonNode root) {
        if (root.has("Error Message")) {
            String why = root.path("Error Message").asText();
            boolean keyRejected = why.toLowerCase(Locale.ROOT).contains("apikey");
            throw new ProviderException(
                    keyRejected ? Kind.REFUSED : Kind.UNKNOWN_SYMBOL,
                    keyRejected ? "rejects the key" : "says: " + fetcher.quoted(why));
        }
        for (String field : new String[] {"Note", "Information"}) {
            if (root.has(field)) {
                throw refusal(root.path(field).asText());
            }
        }
    }

    /**
     * The sentences changed over the years, but a rate limit always mentions a rate, a frequency or a number of
     * requests.
     */
    private ProviderException refusal(String sentence) {
        String said = sentence.toLowerCase(Locale.ROOT);
        boolean throttled =
                said.contains("rate limit") || said.contains("call frequency") || said.contains("requests per");
        if (!throttled) {
            return new ProviderException(Kind.REFUSED, "says: " + fetcher.quoted(sentence));
        }
        boolean minute = said.contains("per minute") || said.contains("per second");
        return new ProviderException(
                Kind.THROTTLED,
                "limits the request rate: " + fetcher.quoted(sentence),
                Optional.of(minute ? A_MINUTE : AN_HOUR));
    }
}
