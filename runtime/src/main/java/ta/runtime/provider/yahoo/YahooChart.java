package ta.runtime.provider.yahoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
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

/** Prices from {@code /v8/finance/chart}: a bar for each session, and the newest price with its time. */
public final class YahooChart implements PriceProvider {

    /** How long the feed may be behind. */
    private static final Duration DELAY = Duration.ofMinutes(30);

    /** No venue is open so late. */
    private static final LocalTime NIGHT = LocalTime.of(21, 0);

    /** Symbols of these venues have no suffix. */
    private static final Map<String, String> AMERICAN =
            Map.of("NYQ", "XNYS", "NMS", "XNAS", "NGM", "XNAS", "NCM", "XNAS", "PCX", "ARCX");

    private final Fetcher fetcher;

    public YahooChart(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Provider provider() {
        return Provider.YAHOO;
    }

    @Override
    public PriceResponse observe(PriceRequest request) {
        Fetched response = fetcher.get(new HttpQuery("/v8/finance/chart")
                .step(request.symbol())
                .with("interval", "1d")
                .with(
                        "period1",
                        seconds(request.since()
                                .atStartOfDay(request.calendar().zone())
                                .toInstant()))
                .with("period2", seconds(request.upTo())));
        JsonNode chart = ProviderJson.read(response).path("chart");
        JsonNode error = chart.path("error");
        if (error.isObject()) {
            return refused(error);
        }
        JsonNode result = chart.path("result");
        if (!response.isOk() || !result.isArray() || result.size() != 1) {
            throw ProviderJson.shape("it has no chart");
        }
        return read(request, result.get(0));
    }

    @Override
    public List<FoundSymbol> search(String words) {
        Fetched response = fetcher.get(new HttpQuery("/v1/finance/search")
                .with("q", words)
                .with("quotesCount", "10")
                .with("newsCount", "0"));
        JsonNode quotes = ProviderJson.read(response).path("quotes");
        if (!response.isOk() || !quotes.isArray()) {
            throw ProviderJson.shape("it has no list of symbols");
        }
        return StreamSupport.stream(quotes.spliterator(), false)
                .filter(quote -> quote.path("symbol").isTextual())
                .map(YahooChart::found)
                .toList();
    }

    private static FoundSymbol found(JsonNode quote) {
        String symbol = quote.path("symbol").asText();
        return new FoundSymbol(
                symbol,
                quote.path("longname").asText(quote.path("shortname").asText(symbol)),
                quote.path("exchDisp").asText(quote.path("exchange").asText("")),
                Symbols.mic(Provider.YAHOO, symbol)
                        .or(() -> Optional.ofNullable(
                                AMERICAN.get(quote.path("exchange").asText())))
                        .orElse(null),
                null,
                null,
                null,
                null,
                null);
    }

    /** Yahoo reports a range without a session as an error; here it is an empty response. */
    private PriceResponse refused(JsonNode error) {
        String why = error.path("description").asText();
        if (why.startsWith("Data doesn't exist for startDate")) {
            return new PriceResponse(List.of(), List.of());
        }
        throw switch (error.path("code").asText()) {
            case "Not Found" -> new ProviderException(Kind.UNKNOWN_SYMBOL, "says: " + fetcher.quoted(why));
            case "Unauthorized" -> new ProviderException(Kind.REFUSED, "rejects the request: " + fetcher.quoted(why));
            case "Bad Request" -> new ProviderException(Kind.UNREADABLE, "rejects the request");
            default -> new ProviderException(Kind.UNREACHABLE, "has a server error");
        };
    }

    private PriceResponse read(PriceRequest request, JsonNode result) {
        JsonNode meta = result.path("meta");
        String symbol = meta.path("symbol").asText();
        if (!symbol.equalsIgnoreCase(request.symbol())) {
            throw new ProviderException(
                    Kind.MISMATCH, "was asked for " + request.symbol() + " and answers with " + fetcher.quoted(symbol));
        }
        if (!meta.path("dataGranularity").asText("1d").equals("1d")) {
            throw ProviderJson.shape("its bars are not daily");
        }
        JsonNode currency = meta.path("currency");
        CloseRows rows = new CloseRows(
                request,
                provider(),
                currency.isTextual() ? Optional.of(QuoteTerms.of(currency.textValue())) : Optional.empty());
        Optional<Instant> newest = instant(meta.path("regularMarketTime"));
        bars(request, result, newest, rows);
        newest.ifPresent(at -> rows.addIntraday(at, meta.path("regularMarketPrice")));
        return rows.response();
    }

    /**
     * Leaves out the bar of a session that is not over. It is over by the clock of its venue, not by its last trade: a
     * fund may not trade for hours. The feed is delayed, so a bar is a close only some time after the session closed.
     */
    private static void bars(PriceRequest request, JsonNode result, Optional<Instant> newest, CloseRows rows) {
        JsonNode times = result.path("timestamp");
        JsonNode closes = result.path("indicators").path("quote").path(0).path("close");
        if (times.size() != closes.size()) {
            throw ProviderJson.shape("its numbers of times and closes differ");
        }
        Optional<LocalDate> unfinished = newest.filter(at -> request.calendar().isOpen(at))
                .map(at -> at.atZone(request.calendar().zone()).toLocalDate())
                .filter(date ->
                        request.upTo().isBefore(request.calendar().close(date).plus(DELAY)));
        for (int i = 0; i < times.size(); i++) {
            Instant opened = instant(times.get(i)).orElseThrow(() -> ProviderJson.shape("a time is not a number"));
            LocalDate date = session(opened.atZone(request.calendar().zone()));
            // Yahoo sends null for a session without a price.
            if (!closes.get(i).isNull() && !unfinished.equals(Optional.of(date))) {
                rows.add(date, closes.get(i));
            }
        }
    }

    /** A bar is stamped with the opening or the midnight before it, which an hour too early is in the day before. */
    private static LocalDate session(ZonedDateTime stamp) {
        return stamp.toLocalTime().isBefore(NIGHT)
                ? stamp.toLocalDate()
                : stamp.toLocalDate().plusDays(1);
    }

    private static Optional<Instant> instant(JsonNode seconds) {
        boolean plausible = seconds.isIntegralNumber()
                && seconds.canConvertToLong()
                && Math.abs(seconds.longValue())
                        < Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
        return plausible ? Optional.of(Instant.ofEpochSecond(seconds.longValue())) : Optional.empty();
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }
}
