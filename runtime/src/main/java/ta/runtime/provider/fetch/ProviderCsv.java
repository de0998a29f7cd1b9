package ta.runtime.provider.fetch;

import java.util.List;
import java.util.Set;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.ResponseExcerpt;

/** Parses a provider's CSV. */
public final class ProviderCsv {

    /** Many servers do not say that a file is CSV. */
    private static final Set<String> TYPES =
            Set.of("text/csv", "application/csv", "text/plain", "application/octet-stream");

    private ProviderCsv() {}

    /**
     * Parses a whole response. A row that is not good has another number of cells than the header.
     *
     * @throws ProviderException if it is not CSV with these columns, or its media type is not
     */
    public static List<CsvRow> read(Fetched response, CsvColumns columns) {
        if (!TYPES.contains(response.type())) {
            throw new ProviderException(
                    Kind.UNREADABLE,
                    "answers with " + (response.type().isEmpty() ? "no media type" : response.type())
                            + " instead of CSV");
        }
        CsvErrors errors = new CsvErrors("response");
        CsvFile file = CsvFile.read("response", response.body(), columns, errors);
        if (file.rows().isEmpty()) {
            String first = errors.text().split("\n", 2)[0].replaceFirst("^ERROR [A-Z_0-9]+ ", "");
            throw new ProviderException(
                    Kind.UNREADABLE, "answers with CSV that cannot be used: " + ResponseExcerpt.of(first));
        }
        return file.rows();
    }
}
