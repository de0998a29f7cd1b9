package ta.rules.market;

import java.util.List;
import java.util.Optional;

/** The rates of a snapshot, in its order. */
public record ExchangeRates(List<FxRate> rates) {

    /** The rate between two currencies: that of the pair {@code from}/{@code to}, else that of the opposite pair. */
    public Optional<FxRate> joining(String from, String to) {
        FxRate opposite = null;
        for (FxRate rate : rates) {
            if (rate.joins(from, to)) {
                return Optional.of(rate);
            }
            if (rate.joins(to, from)) {
                opposite = rate;
            }
        }
        return Optional.ofNullable(opposite);
    }

    /** The rates of all pairs that {@code currency} is a part of. */
    public List<FxRate> concerning(String currency) {
        return rates.isEmpty()
                ? rates
                : rates.stream().filter(rate -> rate.concerns(currency)).toList();
    }
}
