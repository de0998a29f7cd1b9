package ta.rules.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/**
 * One unit of {@code base} costs {@code rate} units of {@code quote}.
 *
 * @param previous the last accepted rate of the same pair on an earlier day, above 0; null if there is none
 */
public record FxRate(
        String base,
        String quote,
        BigDecimal rate,
        Instant asOf,
        @Nullable BigDecimal previous) implements Fact {

    public boolean joins(String from, String to) {
        return base.equals(from) && quote.equals(to);
    }

    public boolean concerns(String currency) {
        return base.equals(currency) || quote.equals(currency);
    }

    @Override
    public FactType factType() {
        return FactType.FX_RATE;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("base", base)
                .and("quote", quote)
                .and("rate", Figure.rate(rate))
                .and("as_of", asOf)
                .and("previous_rate", previous == null ? null : Figure.rate(previous))
                .map();
    }
}
