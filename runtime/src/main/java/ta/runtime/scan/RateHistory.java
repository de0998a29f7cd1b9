package ta.runtime.scan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ta.rules.market.ExchangeRates;
import ta.rules.market.FxRate;
import ta.runtime.csv.CsvErrors;
import ta.runtime.provider.file.RateFile;
import ta.runtime.settings.InputFiles;

/**
 * The exchange rates of a file as the date advances: the latest rate of each pair up to a date. Pairs are in the order
 * in which they first appear in the file.
 */
final class RateHistory {

    private final List<FxRate> oldestFirst;
    private final Map<String, FxRate> latest = new LinkedHashMap<>();
    private ExchangeRates current = new ExchangeRates(List.of());
    private int next;

    /**
     * @param inFileOrder each pair's rates oldest first
     */
    private RateHistory(List<FxRate> inFileOrder) {
        inFileOrder.forEach(rate -> latest.putIfAbsent(pair(rate), null));
        this.oldestFirst =
                inFileOrder.stream().sorted(Comparator.comparing(FxRate::asOf)).toList();
    }

    /**
     * @param currency rates that do not involve it are left out, as they cannot explain a price move
     */
    static List<FxRate> read(InputFiles files, String name, String currency) {
        CsvErrors errors = new CsvErrors(name);
        List<FxRate> rates = RateFile.read(name, files.read(name), "file", Instant.MAX, errors).stream()
                .map(rate -> new FxRate(rate.base(), rate.quote(), rate.rate(), rate.asOf(), null))
                .filter(rate -> rate.concerns(currency))
                .toList();
        errors.refuse();
        return rates;
    }

    /** Starts at the oldest rate. Each price history needs an instance of its own. */
    static RateHistory of(List<FxRate> rates) {
        return new RateHistory(rates);
    }

    /** The rates known at the end of {@code date}, in UTC. Dates must not descend. */
    ExchangeRates upTo(LocalDate date) {
        Instant end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        int before = next;
        while (next < oldestFirst.size() && oldestFirst.get(next).asOf().isBefore(end)) {
            FxRate rate = oldestFirst.get(next++);
            latest.put(pair(rate), rate);
        }
        if (next > before) {
            current = new ExchangeRates(
                    latest.values().stream().filter(Objects::nonNull).toList());
        }
        return current;
    }

    private static String pair(FxRate rate) {
        return rate.base() + "/" + rate.quote();
    }
}
