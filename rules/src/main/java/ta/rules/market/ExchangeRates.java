package ta.rules.market;

import java.util.List;
import java.util.Optional;

/** The rates of a snapshot, in its order. */
public record ExchangeRates(List<FxRate> rates) {

    /** The rate that joins the two: the pair {@code from → to} if it is there, else the opposite pair. */
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

    public List<FxRate> concerning(String currency) {
        return rates.isEmpty()
                ? rates
                : rates.stream().filter(rate -> rate.concerns(currency)).toList();
    }
}
