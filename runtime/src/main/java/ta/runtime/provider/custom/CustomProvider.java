package ta.runtime.provider.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import ta.backoffice.market.Provider;
import ta.runtime.provider.CloseRows;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.QuoteTerms;
import ta.runtime.provider.ResponseExcerpt;
import ta.runtime.provider.fetch.Fetched;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.provider.fetch.HttpQuery;

/** Closes from the address that the operator named, as far as rows of the response have the form of the description. */
public final class CustomProvider implements PriceProvider {

    private final ProviderSpec spec;
    private final Fetcher fetcher;

    public CustomProvider(ProviderSpec spec, Fetcher fetcher) {
        this.spec = spec;
        this.fetcher = fetcher;
    }

    @Override
    public Provider provider() {
        return spec.provider();
    }

    @Override
    public PriceResponse observe(PriceRequest request) {
        Fetched response = fetcher.get(HttpQuery.filled(spec.path(), name -> value(name, request)));
        if (response.status() == 404) {
            throw new ProviderException(Kind.UNKNOWN_SYMBOL, "does not know the symbol (404)");
        }
        if (!response.isOk()) {
            throw new ProviderException(Kind.UNREADABLE, "rejects the request (" + response.status() + ")");
        }
        CloseRows closes = new CloseRows(request, provider(), Optional.empty());
        List<ResponseRow> rows = switch (spec.format()) {
            case JSON -> ResponseRow.ofJson(response, spec.rows());
            case CSV -> ResponseRow.ofCsv(response, spec.fields().all(), closes);
        };
        List<ResponseRow> own =
                rows.stream().filter(row -> isOf(row, request.symbol())).toList();
        if (own.isEmpty() && !rows.isEmpty()) {
            throw new ProviderException(Kind.UNKNOWN_SYMBOL, "has no row for " + request.symbol());
        }
        own.forEach(row -> add(row, request.calendar().zone(), closes));
        return closes.response();
    }

    private boolean isOf(ResponseRow row, String symbol) {
        return spec.fields()
                .symbol()
                .map(field -> row.text(field).orElse("").equalsIgnoreCase(symbol))
                .orElse(true);
    }

    private void add(ResponseRow row, ZoneId zone, CloseRows closes) {
        String date = row.text(spec.fields().date()).orElse("");
        JsonNode price = row.value(spec.fields().price());
        if (date.isEmpty()) {
            closes.leaveOut("as it has no date: " + fetcher.quoted(row.toString()));
        } else if (price.isMissingNode() || price.isNull()) {
            closes.leaveOut("as " + ResponseExcerpt.of(date) + " has no price");
        } else {
            try {
                closes.add(spec.dates().read(date, zone), price, terms(row));
            } catch (DateTimeException | ArithmeticException e) {
                closes.leaveOut("as " + fetcher.quoted(date) + " is not a date in the form that the file states");
            } catch (ProviderException e) {
                closes.leaveOut("as it " + e.getMessage());
            }
        }
    }

    /**
     * @throws ProviderException if it names no currency
     */
    private Optional<QuoteTerms> terms(ResponseRow row) {
        Optional<QuoteTerms> currency = spec.currency()
                .or(() -> spec.fields().currency().flatMap(row::text))
                .map(QuoteTerms::of);
        Optional<QuoteTerms> unit =
                spec.unit().or(() -> spec.fields().unit().flatMap(row::text)).map(QuoteTerms::of);
        return currency.map(
                        one -> new QuoteTerms(one.currency(), unit.orElse(one).unit()))
                .or(() -> unit);
    }

    private String value(String name, PriceRequest request) {
        ZoneId zone = request.calendar().zone();
        return switch (name) {
            case "symbol" -> request.symbol();
            case "isin" -> request.isin();
            case "ticker" -> request.listing().ticker();
            case "from" -> spec.asked().write(request.since(), zone);
            case "to" -> spec.asked().write(request.upTo().atZone(zone).toLocalDate(), zone);
            default -> spec.key().orElseThrow();
        };
    }
}
