package ta.rules.trigger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Whether a sunset entry is due in this run. */
public record SunsetVerdict(SunsetReading reading, Status status, String clause) implements Verdict {

    public enum Status {
        APPLIED,
        DUE,
        NOT_DUE
    }

    @Override
    public FactType factType() {
        return FactType.SUNSET_VERDICT;
    }

    @Override
    public String subject() {
        return reading.date();
    }

    @Override
    public String verdict() {
        return status.name();
    }

    @Override
    public Object actual() {
        return reading.today();
    }

    @Override
    public Object threshold() {
        return reading.date();
    }

    @Override
    public @Nullable Figure margin() {
        return status == Status.APPLIED
                ? null
                : Figure.days(
                        BigDecimal.valueOf(ChronoUnit.DAYS.between(LocalDate.parse(reading.date()), reading.today()))
                                .abs());
    }
}
