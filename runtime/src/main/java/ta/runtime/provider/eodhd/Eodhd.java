package ta.runtime.provider.eodhd;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
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

/** Closes from {@code /api/eod} and, while the venue is open, the price from {@code /api/real-time}. */
public final class Eodhd implements PriceProvider {

    private final Fetcher fetcher;
    private final String key;

    public Eodhd(Fetcher fetcher, String key) {
        this.fetcher = fetcher;
        this.key = key;
    }

    @Override
    public Provider provider() {
        return Provider.EODHD;
    }

    @Override
    public PriceResponse observe(PriceRequest request) {
        CloseRows rows = new CloseRows(request, provider(), Optional.empty());
        JsonNode closes = fetch(new HttpQuery("/api/eod")
                .step(request.symbol())
                .with("from", request.since().toString())
                .with("period", "d"));
        if (!closes.isArray()) {
            throw ProviderJson.shape("it has no list of closes");
        }
        closes.forEach(row -> {
            // A plan with limits adds a warning as a row of its own.
            if (row.has("warning") && !row.has("date")) {
                rows.leaveOut("as the provider warns: "
                        + fetcher.quoted(row.path("warning").asText()));
            } else {
                rows.add(row.path("date").asText(), row.path("close"));
            }
        });
        if (request.calendar().isOpen(request.upTo())) {
            try {
                realTime(request, rows);
            } catch (ProviderException e) {
                // A missing current price must not lose the closes.
                rows.leaveOut("as the current price is missing: the provider " + e.getMessage());
            }
        }
        return rows.response();
    }

    @Override
    public List<FoundSymbol> search(String words) {
        JsonNode rows = fetch(new HttpQuery("/api/search").step(words).with("limit", "10"));
        if (!rows.isArray()) {
            throw ProviderJson.shape("it has no list of symbols");
        }
        return StreamSupport.stream(rows.spliterator(), false).map(Eodhd::found).toList();
    }

    /** Its currency may be GBX, which names a unit as well. */
    private static FoundSymbol found(JsonNode row) {
        String symbol = row.path("Code").asText() + "." + row.path("Exchange").asText();
        Optional<QuoteTerms> terms = QuoteTerms.find(row.path("Currency").asText(""));
        return new FoundSymbol(
                symbol,
                row.path("Name").asText(symbol),
                row.path("Exchange").asText(),
                Symbols.mic(Provider.EODHD, symbol).orElse(null),
                terms.map(QuoteTerms::currency).orElse(null),
                terms.map(QuoteTerms::unit).orElse(null),
                row.path("ISIN").isTextual() ? row.path("ISIN").textValue() : null,
                null,
                null);
    }

    private void realTime(PriceRequest request, CloseRows rows) {
        JsonNode quote = fetch(new HttpQuery("/api/real-time").step(request.symbol()));
        String code = quote.path("code").asText();
        if (!code.equalsIgnoreCase(request.symbol())) {
            throw new ProviderException(
                    Kind.MISMATCH, "was asked for " + request.symbol() + " and answers with " + fetcher.quoted(code));
        }
        JsonNode time = quote.path("timestamp");
        if (!time.isIntegralNumber() || !time.canConvertToLong()) {
            throw new ProviderException(Kind.UNKNOWN_SYMBOL, "has no price: it says " + fetcher.quoted(time.asText()));
        }
        rows.addIntraday(
                Instant.ofEpochSecond(Math.min(time.longValue(), Integer.MAX_VALUE * 2L)), quote.path("close"));
    }

    private JsonNode fetch(HttpQuery query) {
        Fetched response = fetcher.get(query.with("fmt", "json").with("api_token", key));
        if (response.status() == 404) {
            throw new ProviderException(Kind.UNKNOWN_SYMBOL, "does not know the symbol (404)");
        }
        if (!response.isOk()) {
            throw new ProviderException(Kind.UNREADABLE, "rejects the request (" + response.status() + ")");
        }
        return ProviderJson.read(response);
    }
}
