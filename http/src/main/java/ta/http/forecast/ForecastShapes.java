package ta.http.forecast;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.rules.trace.Figure;

/** When each trigger of a policy fires next. Amounts are in the portfolio's base currency. */
public final class ForecastShapes {

    private ForecastShapes() {}

    public record Forecast(
            @Doc("the time of this forecast") Instant asOf,

            @Doc("the triggers by kind, then in policy order; empty without a policy, and if there are problems")
            List<ForecastTrigger> triggers,

            @Doc(value = "why no valid snapshot can be made", example = "fx: …")
            List<String> problems) {}

    public record ForecastTrigger(
            @Doc("what fires: a drift band on either side, a wave, a sunset, the tolerated drawdown, a cadence, sells"
                    + " for the withdrawal, a condition of a guard that depends on no order, or a check of prices")
            ForecastEntry.Kind kind,

            @Doc(value = "JSON pointer of the clause with the threshold", example = "/drift_bands/major")
            String clause,

            @Doc(
                    value = "the sleeve, wave, date, task, listing or guard, the latter with its listing",
                    example = "energy")
            String subject,

            @Doc("FIRES: now. WAITS: until at or on. DONE: for good. NEVER: at no value")
            ForecastEntry.Status status,

            @Doc("the first value that turns it while all else stays: fires, or no longer; null if a date decides,"
                    + " or if no value turns it")
            Optional<ForecastFigure> at,

            @Doc("the day that turns it, in the policy's time zone; null if a value decides")
            Optional<LocalDate> on,

            @Doc("how far it is from now to there; null if there is no such value")
            Optional<ForecastFigure> distance,

            @Doc(
                    value = "the forecast as a sentence",
                    example = "Energy is underweight once XWES is at 3,920.55 GBX or lower, 4.84 % below now.")
            String sentence) {}

    public record ForecastFigure(
            @Doc(value = "the amount", example = "3920.5512")
            BigDecimal amount,

            @Doc(
                    value = "a currency for money, a quote unit and /unit for a price, else percent, index, sessions or"
                            + " days",
                    example = "GBX/unit")
            String unit) {}

    static ForecastTrigger of(ForecastEntry entry, String baseCurrency) {
        return new ForecastTrigger(
                entry.kind(),
                entry.clause(),
                entry.subject(),
                entry.status(),
                entry.at().map(figure -> of(figure, baseCurrency)),
                entry.on(),
                entry.distance().map(figure -> of(figure, baseCurrency)),
                entry.sentence());
    }

    private static ForecastFigure of(Figure figure, String baseCurrency) {
        return new ForecastFigure(figure.value(), figure.unitText(baseCurrency));
    }
}
