package ta.http.forecast;

import java.time.LocalDate;
import java.util.Optional;
import ta.rules.trace.Figure;

/**
 * When a trigger fires next, while all else stays.
 *
 * @param clause JSON pointer of the clause with its threshold
 * @param subject the sleeve, wave, date, task, listing or guard that it is about
 * @param at the first value with the other verdict; empty if a date decides, or if no value turns it
 * @param on the first day with the other verdict
 * @param distance from now to there
 */
public record ForecastEntry(
        Kind kind,
        String clause,
        String subject,
        Status status,
        Optional<Figure> at,
        Optional<LocalDate> on,
        Optional<Figure> distance,
        String sentence) {

    /** What fires, in the order of a forecast. */
    public enum Kind {
        UNDERWEIGHT,
        OVERWEIGHT,
        WAVE,
        SUNSET,
        MAX_DRAWDOWN,
        CADENCE,
        WITHDRAWAL,
        GUARD,
        CHECK
    }

    /** Whether it fires now. */
    public enum Status {
        /** It fires now; {@code at} is where it no longer does. */
        FIRES,
        /** It fires at {@code at}, or on {@code on}. */
        WAITS,
        /** It has fired for good. */
        DONE,
        /** It does not fire, and no value makes it. */
        NEVER
    }
}
