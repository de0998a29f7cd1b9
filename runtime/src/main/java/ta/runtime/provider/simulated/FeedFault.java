package ta.runtime.provider.simulated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ta.backoffice.market.PriceObservation;

/** Faults of a price feed. They affect the newest sessions, where they would change the advice if nobody noticed. */
enum FeedFault {
    /** The newest close is a hundredth of its value: pounds reported as pence. */
    PENCE,
    /** The second newest close is missing. */
    GAP,
    /** The three newest closes are missing. */
    STALE,
    /** The newest close is 50 % too high. */
    SPIKE,
    /** The newest close is a quarter of its value, as after a split that was not reported. */
    SPLIT,
    /** The newest close is reported in US dollars. */
    CURRENCY;

    /**
     * @param closes oldest first
     */
    List<PriceObservation> on(List<PriceObservation> closes) {
        return switch (this) {
            case PENCE -> newest(closes, price -> price.movePointLeft(2));
            case GAP -> without(closes, 2, 1);
            case STALE -> without(closes, 3, 3);
            case SPIKE -> newest(closes, price -> price.multiply(new BigDecimal("1.5")));
            case SPLIT -> newest(closes, price -> price.multiply(new BigDecimal("0.25")));
            case CURRENCY -> changed(closes, FeedFault::inDollars);
        };
    }

    private static PriceObservation inDollars(PriceObservation close) {
        return new PriceObservation(
                close.listingId(),
                close.asOf(),
                close.source(),
                close.kind(),
                close.price(),
                Optional.of("USD"),
                Optional.of("USD"));
    }

    private static List<PriceObservation> newest(List<PriceObservation> closes, UnaryOperator<BigDecimal> change) {
        return changed(
                closes,
                close -> new PriceObservation(
                        close.listingId(),
                        close.asOf(),
                        close.source(),
                        close.kind(),
                        change.apply(close.price()),
                        close.currency(),
                        close.quoteUnit()));
    }

    private static List<PriceObservation> changed(
            List<PriceObservation> closes, UnaryOperator<PriceObservation> change) {
        List<PriceObservation> other = new ArrayList<>(closes);
        if (!other.isEmpty()) {
            other.set(other.size() - 1, change.apply(other.get(other.size() - 1)));
        }
        return other;
    }

    /** Removes {@code count} closes, the first of them {@code fromEnd} places from the end. */
    private static List<PriceObservation> without(List<PriceObservation> closes, int fromEnd, int count) {
        List<PriceObservation> other = new ArrayList<>(closes);
        int from = Math.max(0, closes.size() - fromEnd);
        other.subList(from, Math.min(closes.size(), from + count)).clear();
        return other;
    }
}
