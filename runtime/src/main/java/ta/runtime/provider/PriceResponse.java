package ta.runtime.provider;

import java.util.List;
import java.util.Optional;
import ta.backoffice.market.PriceObservation;

/**
 * What a provider reported of a listing.
 *
 * @param leftOut reasons why rows could not be used, one per row
 * @param passedOver reasons why rows were not needed, though nothing is wrong with them
 */
public record PriceResponse(List<PriceObservation> prices, List<String> leftOut, List<String> passedOver) {

    public PriceResponse {
        prices = List.copyOf(prices);
        leftOut = List.copyOf(leftOut);
        passedOver = List.copyOf(passedOver);
    }

    public PriceResponse(List<PriceObservation> prices, List<String> leftOut) {
        this(prices, leftOut, List.of());
    }

    /** A line that summarises what was left out; empty if nothing was. */
    public Optional<String> complaint() {
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        leftOut.size() == 1
                                ? "a row was left out, " + leftOut.get(0)
                                : leftOut.size() + " rows were left out, the first of them " + leftOut.get(0));
    }
}
