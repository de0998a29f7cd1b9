package ta.runtime.provider.simulated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ta.storage.market.PriceObservation;

/** What can be wrong with a feed. Each is at the newest sessions, where it would become advice if nobody noticed. */
enum Fault {
    /** The newest close is a hundredth of what it is: pounds that are called pence. */
    PENCE(closes -> newest(closes, price -> price.movePointLeft(2))),
    /** The last close but one is not there. */
    GAP(closes -> without(closes, 2, 1)),
    /** The three newest closes are not there. */
    STALE(closes -> without(closes, 3, 3)),
    /** The newest close is half as much again. */
    SPIKE(closes -> newest(closes, price -> price.multiply(new BigDecimal("1.5")))),
    /** The newest close is a quarter of the one before, as after a split that nobody told of. */
    SPLIT(closes -> newest(closes, price -> price.multiply(new BigDecimal("0.25")))),
    /** The newest close is said to be in dollars. */
    CURRENCY(closes -> changed(
            closes,
            close -> new PriceObservation(
                    close.listingId(),
                    close.asOf(),
                    close.source(),
                    close.kind(),
                    close.price(),
                    Optional.of("USD"),
                    Optional.of("USD"))));

    private final UnaryOperator<List<PriceObservation>> effect;

    Fault(UnaryOperator<List<PriceObservation>> effect) {
        this.effect = effect;
    }

    /**
     * @param closes the oldest first
     */
    List<PriceObservation> on(List<PriceObservation> closes) {
        return effect.apply(closes);
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

    /** Leaves out so many, the first of them so far from the end. */
    private static List<PriceObservation> without(List<PriceObservation> closes, int fromEnd, int count) {
        List<PriceObservation> other = new ArrayList<>(closes);
        int from = Math.max(0, closes.size() - fromEnd);
        other.subList(from, Math.min(closes.size(), from + count)).clear();
        return other;
    }
}
