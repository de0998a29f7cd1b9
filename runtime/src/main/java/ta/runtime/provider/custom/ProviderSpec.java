package ta.runtime.provider.custom;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ta.backoffice.market.Provider;
import ta.runtime.provider.fetch.FetchSettings;

/**
 * A provider of the operator, ready to use.
 *
 * @param base scheme and host of its address
 * @param path the rest of the address, with placeholders
 * @param rows JSON pointer to the list of rows; not used for CSV
 * @param fields where the values are
 * @param dates how the dates of rows are written
 * @param asked how dates in the address are written
 * @param currency of all prices; empty if a field has it, or the listing's terms count
 * @param unit of all prices; likewise
 * @param key the secret, which no message may contain
 */
public record ProviderSpec(
        Provider provider,
        URI base,
        String path,
        Format format,
        String rows,
        Fields fields,
        DateForm dates,
        DateForm asked,
        Optional<String> currency,
        Optional<String> unit,
        Optional<String> key,
        Limits limits,
        Map<String, String> headers) {

    /** The form of a response. */
    public enum Format {
        JSON,
        CSV
    }

    /**
     * Where a row has its values: JSON pointers, or columns of a CSV file.
     *
     * @param symbol if present, only rows with the listing's symbol in it count
     */
    public record Fields(
            String price, String date, Optional<String> currency, Optional<String> unit, Optional<String> symbol) {

        List<String> all() {
            return Stream.of(Optional.of(price), Optional.of(date), currency, unit, symbol)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Bounds of a request: how many there are in a minute, how long it takes, and how large its response is. */
    public record Limits(int perMinute, Duration patience, int bytesMax) {}

    /** How it is reached. */
    public FetchSettings settings(boolean privateAddresses) {
        return FetchSettings.of(base, key, privateAddresses, limits.perMinute)
                .with(headers, limits.patience, limits.bytesMax);
    }
}
