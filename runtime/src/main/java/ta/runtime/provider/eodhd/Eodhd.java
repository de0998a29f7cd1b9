package ta.runtime.provider.eodhd;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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

/** Closes of {@code /api/eod}; while the venue is open, the price of {@code /api/real-time} too. */
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
    public PriceResponse observe(PriceRequest asked) {
        CloseRows rows = new CloseRows(asked, provider(), Optional.empty());
        JsonNode closes = ask(new HttpQuery("/api/eod")
                .step(asked.symbol())
                .with("from", asked.since().toString())
                .with("period", "d"));
        if (!closes.isArray()) {
            throw ProviderJson.shape("it has no list of closes");
        }
        closes.forEach(row -> rows.add(row.path("date").asText(), row.path("close")));
        if (asked.calendar().isOpen(asked.upTo())) {
            try {
                realTime(asked, rows);
            } catch (ProviderException e) {
                // The closes are there; they are not lost for the price of the moment.
                rows.leaveOut("as for the price of the moment it " + e.getMessage());
            }
        }
        return rows.observed();
    }

    private void realTime(PriceRequest asked, CloseRows rows) {
        JsonNode quote = ask(new HttpQuery("/api/real-time").step(asked.symbol()));
        String code = quote.path("code").asText();
        if (!code.equalsIgnoreCase(asked.symbol())) {
            throw new ProviderException(
                    Kind.MISMATCH, "was asked for " + asked.symbol() + " and answers with " + fetcher.quoted(code));
        }
        JsonNode time = quote.path("timestamp");
        if (!time.isIntegralNumber() || !time.canConvertToLong()) {
            throw new ProviderException(
                    Kind.UNKNOWN_SYMBOL, "knows no price: it says " + fetcher.quoted(time.asText()));
        }
        rows.addIntraday(
                Instant.ofEpochSecond(Math.min(time.longValue(), Integer.MAX_VALUE * 2L)), quote.path("close"));
    }

    private JsonNode ask(HttpQuery question) {
        Fetched answer = fetcher.get(question.with("fmt", "json").with("api_token", key));
        if (answer.status() == 404) {
            throw new ProviderException(Kind.UNKNOWN_SYMBOL, "does not know the symbol (404)");
        }
        if (!answer.isOk()) {
            throw new ProviderException(Kind.UNREADABLE, "does not take the question (" + answer.status() + ")");
        }
        return ProviderJson.read(answer);
    }
}
