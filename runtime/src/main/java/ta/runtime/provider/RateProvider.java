package ta.runtime.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.Provider;

/** Reports exchange rates. */
public interface RateProvider {

    Provider provider();

    /**
     * @param since earlier rates are not needed
     * @param upTo later rates are not returned
     * @throws ProviderException if there is no usable response
     */
    List<FxObservation> rates(LocalDate since, Instant upTo);
}
