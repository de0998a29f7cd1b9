package ta.rules.trigger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import ta.rules.portfolio.CashParkHistory;
import ta.rules.portfolio.Run;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * An entry of the cash park's sunset: whether it was already applied, and the date from which it is due.
 *
 * @param index its place in {@code sunset}, from 0
 * @param date as the policy writes it
 * @param today the run's date in the policy's time zone
 */
public record SunsetReading(int index, String date, CashParkHistory history, Run run, LocalDate today) implements Fact {

    public boolean isApplied() {
        return history.sunsetsApplied().contains(date);
    }

    public boolean isBefore() {
        return today.isBefore(LocalDate.parse(date));
    }

    @Override
    public FactType factType() {
        return FactType.SUNSET_READING;
    }

    @Override
    public Step step() {
        return new Step(
                "trigger.sunset-reading [" + date + "]",
                "trigger",
                "/cash_park/sunset/" + index,
                "A sunset date and the day of the run.");
    }

    @Override
    public List<? extends Fact> sources() {
        return List.of(history, run);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("date", date)
                .and("applied", isApplied())
                .and("today", today)
                .map();
    }
}
