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
     * @param since rates before it are of no interest
     * @param upTo nor rates after it
     * @throws ProviderException when it says nothing that could be used
     */
    List<FxObservation> rates(LocalDate since, Instant upTo);
}
