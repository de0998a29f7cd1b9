package ta.runtime.simulate;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ta.backoffice.simulation.MarketHistory;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.InputFiles;

/** The files of a history. */
final class HistoryOptions {

    @Option(
            names = "--prices",
            required = true,
            paramLabel = "DIR",
            description = "a folder with a file MIC_TICKER.csv for each listing: date,close and, if known, open, in the"
                    + " policy's quote unit; a file named by Yahoo's symbol serves too")
    private String prices;

    @Option(
            names = "--fx",
            paramLabel = "FILE",
            description = "exchange rates: date,base,quote,rate, or the history of the ECB; default: none")
    private @Nullable String rates;

    @Option(
            names = "--dividends",
            paramLabel = "FILE",
            description = "listing,date,amount: what a unit paid, in the listing's currency; default: none")
    private @Nullable String dividends;

    @Option(
            names = "--splits",
            paramLabel = "FILE",
            description = "listing,date,units_before,units_after; default: none, so the closes have to be adjusted")
    private @Nullable String splits;

    MarketHistory read(InputFiles files, Collection<ListingId> listings) {
        return new HistoryFiles(files).read(listings, prices, rates, dividends, splits);
    }
}
