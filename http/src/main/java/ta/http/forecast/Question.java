package ta.http.forecast;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import ta.http.forecast.ForecastEntry.Kind;
import ta.http.forecast.ForecastEntry.Status;
import ta.rules.explanation.Figures;
import ta.rules.explanation.Money;
import ta.rules.json.Decimals;
import ta.rules.trace.Figure;
import ta.rules.trace.Unit;

/**
 * A trigger that fires on one side of a value.
 *
 * @param fires what happens then, as the begin of a sentence, such as {@code Wave A fires}
 * @param quantity the value with its verb, such as {@code XWES is at}
 * @param now the value, with its unit
 * @param places the decimals of the values that it may turn at
 */
record Question(
        Kind kind, String clause, String subject, String fires, String quantity, Figure now, int places, Money money) {

    /**
     * @param firesBelow whether it fires below its edge, or above it
     * @param estimate of the edge; empty if there is none
     * @param verdict whether it fires at a value
     */
    ForecastEntry answer(boolean firesBelow, Optional<BigDecimal> estimate, Predicate<BigDecimal> verdict) {
        boolean firesNow = verdict.test(now.value());
        boolean rises = firesNow == firesBelow;
        Optional<Figure> at = estimate.flatMap(near -> Edge.near(near, places, firesBelow, verdict))
                .map(edge -> rises ? edge.first() : edge.last())
                .filter(value -> value.signum() > 0 || now.unit() == Unit.MONEY)
                .map(value -> new Figure(value, now.unit(), now.quotedIn(), now.places()));
        Status status = firesNow ? Status.FIRES : at.isPresent() ? Status.WAITS : Status.NEVER;
        return new ForecastEntry(
                kind,
                clause,
                subject,
                status,
                at,
                Optional.empty(),
                at.map(this::distance),
                sentence(firesNow, rises, at));
    }

    /** In percent of a price, a value or an index; else in its own unit. */
    private Figure distance(Figure at) {
        boolean relative = now.value().signum() > 0 && kind != Kind.WITHDRAWAL && now.unit() != Unit.SESSIONS;
        return relative
                ? Figure.percent(
                        Decimals.even10(at.value().subtract(now.value()).abs().movePointRight(2), now.value()))
                : at.distanceTo(now);
    }

    private String sentence(boolean firesNow, boolean rises, Optional<Figure> at) {
        String turn = at.map(figure -> quantity + " " + text(figure) + (rises ? " or higher" : " or lower") + ", "
                        + text(distance(figure)) + (rises ? " above now." : " below now."))
                .orElse("");
        if (firesNow) {
            return fires + " now" + (turn.isEmpty() ? "." : "; no longer once " + turn);
        }
        return fires + (turn.isEmpty() ? " at no value." : " once " + turn);
    }

    private String text(Figure figure) {
        return switch (figure.unit()) {
            case MONEY -> money.text(figure.value());
            case PRICE -> Figures.plain(figure.value()) + " " + figure.quotedIn();
            case PERCENT -> Figures.fixed(figure.value(), 2) + " %";
            case SESSIONS ->
                Figures.plain(figure.value())
                        + (figure.value().compareTo(BigDecimal.ONE) == 0 ? " session" : " sessions");
            default -> Figures.shortened(figure.value());
        };
    }
}
