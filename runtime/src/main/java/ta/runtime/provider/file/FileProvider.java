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
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.csv.CsvErrors;
import ta.runtime.settings.Environment;
import ta.database.Actor;
import ta.database.Database;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.PriceObservation;

/**
 * The provider that needs no network: closes out of a folder, exchange rates out of a file.
 *
 * @param mapping the file that says which file of the folder is which listing's
 * @param fx the file of the rates
 * @param source what the closes' source is called
 */
public record FileProvider(InputFiles files, Path folder, String mapping, Optional<String> fx, String source) {

    /** Where the folder is, for whoever says that it is not set. */
    public static final String FOLDER = "TA_PRICES_FOLDER";

    public static final String MAPPING = "TA_PRICES_MAPPING";

    private static final String FX = "TA_PRICES_FX";
    private static final String SOURCE = "file";
    private static final int RATE_DAYS_BEFORE = 14;

    /**
     * What the folder has to say.
     *
     * @param mapped the listings that the mapping names
     * @param missing the listings of which nothing could be read, and why not, as whole messages
     */
    public record Content(Set<ListingId> mapped, List<PriceObservation> prices, Map<ListingId, String> missing) {}

    /** The one that the environment names; none without a folder and a mapping. */
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
     * @param since closes before it are not looked at
     * @param upTo nor those after it, wherever their rows may be wrong
     * @throws Refusal when the mapping itself cannot be used
     */
    public Content closes(Database database, Actor actor, Optional<LocalDate> since, Instant upTo) {
        return new PriceFolder(database, actor, files, folder, source).read(mapping, since.orElse(LocalDate.MIN), upTo);
    }

    /**
     * @param since rates of more than two weeks before it are not looked at
     * @throws Refusal when there is anything wrong with the file
     */
    public List<FxObservation> rates(Optional<LocalDate> since, Instant upTo) {
        if (fx.isEmpty()) {
            return List.of();
        }
        String file = fx.get();
        CsvErrors errors = new CsvErrors(file);
        List<FxObservation> rates = RateFile.read(file, files.read(file), "ecb", upTo, errors);
        errors.refuse();
        // Closes of the first days are valued at the rate before them.
        since.map(day -> day.minusDays(RATE_DAYS_BEFORE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                .ifPresent(first -> rates.removeIf(rate -> rate.asOf().isBefore(first)));
        return rates;
    }
}
