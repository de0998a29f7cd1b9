package ta.rules.trigger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Whether a wave fires in this run. */
public record WaveVerdict(WaveReading reading, Status status, BigDecimal drawdownAtLeast, String clause)
        implements Verdict {

    public enum Status {
        DEPLOYED,
        FIRED,
        NOT_REACHED
    }

    @Override
    public FactType factType() {
        return FactType.WAVE_VERDICT;
    }

    @Override
    public String subject() {
        return reading.wave();
    }

    @Override
    public String verdict() {
        return status.name();
    }

    @Override
    public Figure actual() {
        return Figure.share(reading.drawdown()).fixed(10);
    }

    @Override
    public Figure threshold() {
        return Figure.share(drawdownAtLeast);
    }

    @Override
    public @Nullable Figure margin() {
        return status == Status.DEPLOYED ? null : actual().distanceTo(threshold());
    }
}
