package ta.runtime.provider.file;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.PriceObservation;
import ta.database.Actor;
import ta.database.Database;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.CsvErrors;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;

/**
 * The provider that needs no network: closes from a folder, exchange rates from a file.
 *
 * @param mapping the file that maps listings to files of the folder
 * @param fx the file of exchange rates
 * @param source the name under which closes are stored
 */
public record FileProvider(InputFiles files, Path folder, String mapping, Optional<String> fx, String source) {

    /** Public, so that a message about a missing provider can name it. */
    public static final String FOLDER = "TA_PRICES_FOLDER";

    public static final String MAPPING = "TA_PRICES_MAPPING";

    private static final String FX = "TA_PRICES_FX";
    private static final String SOURCE = "file";
    private static final int RATE_DAYS_BEFORE = 14;

    /**
     * What was read from the folder.
     *
     * @param mapped the listings that the mapping names
     * @param missing the listings without usable closes, each with its whole error message
     * @param leftOut the listings of which rows were left out, each with the rows and their reasons
     */
    public record Content(
            Set<ListingId> mapped,
            List<PriceObservation> prices,
            Map<ListingId, String> missing,
            Map<ListingId, String> leftOut) {}

    /** The provider that the environment configures; empty without a folder and a mapping. */
    public static Optional<FileProvider> configured(Environment environment) {
        return environment
                .get(FOLDER)
                .flatMap(folder -> environment
                        .get(MAPPING)
                        .map(mapping -> new FileProvider(
                                new InputFiles(InputStream.nullInputStream()),
                                environment.directory().resolve(folder),
                                environment.directory().resolve(mapping).toString(),
                                environment
                                        .get(FX)
                                        .map(fx -> environment
                                                .directory()
                                                .resolve(fx)
                                                .toString()),
                                SOURCE)));
    }

    /**
     * @param since earlier closes are ignored
     * @param upTo later closes are ignored, even if their rows are invalid
     * @throws Refusal if the mapping cannot be used
     */
    public Content closes(Database database, Actor actor, Optional<LocalDate> since, Instant upTo) {
        return new PriceFolder(database, actor, files, folder, source).read(mapping, since.orElse(LocalDate.MIN), upTo);
    }

    /**
     * @param since rates more than two weeks before it are ignored
     * @param leftOut receives the rows that were left out, with their reasons
     * @throws Refusal if the file cannot be used
     */
    public List<FxObservation> rates(Optional<LocalDate> since, Instant upTo, Consumer<String> leftOut) {
        if (fx.isEmpty()) {
            return List.of();
        }
        String file = fx.get();
        CsvErrors errors = new CsvErrors(file);
        List<FxObservation> rates = RateFile.read(file, files.read(file), "ecb", upTo, errors);
        errors.leftOut(rates.size()).ifPresent(leftOut);
        // The first closes may need a rate of the days before.
        since.map(day -> day.minusDays(RATE_DAYS_BEFORE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                .ifPresent(first -> rates.removeIf(rate -> rate.asOf().isBefore(first)));
        return rates;
    }
}
