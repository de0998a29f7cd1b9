package ta.rules.trigger;

import java.math.BigDecimal;
import ta.rules.trace.Values;
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
    public String subject() {
        return reading.wave();
    }

    @Override
    public String verdict() {
        return status.name();
    }

    @Override
    public Object actual() {
        return new Values.Fixed(reading.drawdown(), 10);
    }

    @Override
    public Object threshold() {
        return drawdownAtLeast;
    }

    @Override
    public BigDecimal margin() {
        return status == Status.DEPLOYED
                ? null
                : reading.drawdown().subtract(drawdownAtLeast).abs();
    }
}
