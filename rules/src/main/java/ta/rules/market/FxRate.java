package ta.rules.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/** One unit of {@code base} costs {@code rate} units of {@code quote}. */
public record FxRate(String base, String quote, BigDecimal rate, Instant asOf) implements Fact {

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
                .map();
    }
}
