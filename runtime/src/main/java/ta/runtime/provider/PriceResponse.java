package ta.runtime.provider;

import java.util.List;
import java.util.Optional;
import ta.backoffice.market.PriceObservation;

/**
 * What a provider had to say of a listing.
 *
 * @param leftOut the rows that could not be used, each with its reason
 */
public record PriceResponse(List<PriceObservation> prices, List<String> leftOut) {

    public PriceResponse {
        prices = List.copyOf(prices);
        leftOut = List.copyOf(leftOut);
    }

    /** What was left out, in a line. */
    public Optional<String> complaint() {
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        leftOut.size() == 1
                                ? "a row was left out, " + leftOut.get(0)
                                : leftOut.size() + " rows were left out, the first of them " + leftOut.get(0));
    }
}
