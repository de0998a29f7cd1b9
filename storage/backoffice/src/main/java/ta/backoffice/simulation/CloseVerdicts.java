package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.Price;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;

/**
 * What checks said about prices of a history. Variants of a policy mostly judge alike and meet the same prices, so a
 * sweep judges each once. Safe for use by several threads.
 */
final class CloseVerdicts {

    /** Bounds the memory: prices beyond so many are judged each time. */
    private static final int MAX = 1_000_000;

    private final Map<Judged, List<CheckVerdict>> known = new ConcurrentHashMap<>();

    /** All in which prices of a listing can differ, as checks see them; how many units are held plays no part. */
    private record Judged(
            ListingId listing,
            Instant at,
            BigDecimal price,
            @Nullable BigDecimal previous,
            BigDecimal unchanged,
            boolean held,
            boolean traded) {}

    /** The verdicts on a close, from {@code judge} if they are not known yet. */
    List<CheckVerdict> of(Price close, @Nullable Holding holding, Supplier<List<CheckVerdict>> judge) {
        Judged judged = new Judged(
                close.listing(),
                close.asOf(),
                close.price(),
                close.previous() == null ? null : close.previous().price(),
                close.unchangedSessions(),
                holding != null && holding.units().signum() > 0,
                holding != null && holding.tradedSincePrevious());
        List<CheckVerdict> verdicts = known.get(judged);
        if (verdicts == null) {
            verdicts = judge.get();
            if (known.size() < MAX) {
                known.put(judged, verdicts);
            }
        }
        return verdicts;
    }
}
