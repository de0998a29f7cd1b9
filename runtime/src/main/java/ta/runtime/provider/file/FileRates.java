package ta.runtime.provider.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.Provider;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.RateProvider;
import ta.runtime.settings.Refusal;

/** The rates of the file. All of them are returned, as reading them costs nothing. */
public final class FileRates implements RateProvider {

    private static final Logger LOG = LoggerFactory.getLogger(FileRates.class);

    private final FileProvider files;

    public FileRates(FileProvider files) {
        this.files = files;
    }

    @Override
    public Provider provider() {
        return Provider.FILE;
    }

    @Override
    public List<FxObservation> rates(LocalDate since, Instant upTo) {
        try {
            return files.rates(Optional.empty(), upTo, LOG::warn);
        } catch (Refusal e) {
            throw new ProviderException(
                    Kind.UNUSABLE_FILE, "has no usable rates: " + e.getMessage().strip());
        }
    }
}
