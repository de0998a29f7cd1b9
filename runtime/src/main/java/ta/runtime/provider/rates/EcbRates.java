package ta.runtime.provider.rates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipInputStream;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.Provider;
import ta.runtime.csv.CsvErrors;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.ResponseExcerpt;
import ta.runtime.provider.fetch.Fetched;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.provider.fetch.HttpQuery;
import ta.runtime.provider.file.RateFile;

/**
 * The complete history of the ECB, {@code eurofxref-hist.zip}: a ZIP file with one CSV file. A mirror may serve the CSV
 * itself.
 */
public final class EcbRates implements RateProvider {

    /** The CSV has 0.7 MB after 27 years. */
    private static final int CSV_BYTES_MAX = 16 << 20;

    private final Fetcher fetcher;

    public EcbRates(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Provider provider() {
        return Provider.ECB;
    }

    @Override
    public List<FxObservation> rates(LocalDate since, Instant upTo) {
        Fetched response = fetcher.get(new HttpQuery("/stats/eurofxref/eurofxref-hist.zip"));
        if (!response.isOk()) {
            throw new ProviderException(Kind.UNREADABLE, "does not have the file (" + response.status() + ")");
        }
        byte[] csv = isZip(response.body()) ? unzipped(response.body()) : response.body();
        CsvErrors errors = new CsvErrors("eurofxref-hist.csv");
        List<FxObservation> rates =
                RateFile.read("eurofxref-hist.csv", csv, provider().text(), upTo, errors);
        if (!errors.isEmpty() || rates.isEmpty()) {
            throw new ProviderException(
                    Kind.UNREADABLE, "answers with no table of rates: " + ResponseExcerpt.of(errors.text()));
        }
        rates.removeIf(rate -> rate.asOf().isBefore(RateFile.asOf(since)));
        return rates;
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    private static byte[] unzipped(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            byte[] csv = zip.getNextEntry() == null ? new byte[0] : zip.readNBytes(CSV_BYTES_MAX + 1);
            if (csv.length > 0 && csv.length <= CSV_BYTES_MAX) {
                return csv;
            }
        } catch (IOException e) {
            // Reported below.
        }
        throw new ProviderException(Kind.UNREADABLE, "answers with an archive that cannot be unpacked");
    }
}
