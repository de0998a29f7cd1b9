package ta.http.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import ta.backoffice.simulation.RequestSimulation;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.StoredSpan;
import ta.http.simulation.SimulationShapes.NewSimulation;
import ta.rules.portfolio.ListingId;

/** The terms of a request with their defaults, and all that is wrong with them. */
final class RequestedTerms {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int RELIEF_DAYS = 42;
    private static final int YEAR = 366;
    private static final int LAST_DAY = 28;
    private static final int AMOUNT_DIGITS = 15;
    private static final int PERCENT_PLACES = 6;

    private final NewSimulation body;
    private final Faults faults;

    RequestedTerms(NewSimulation body, Faults faults) {
        this.body = body;
        this.faults = faults;
    }

    /**
     * @param span of the stored closes
     * @return terms that hold only if there are no faults
     */
    SimulationTerms over(StoredSpan span) {
        if (!span.missing().isEmpty()) {
            faults.add(
                    "/versions",
                    "no closes are stored of "
                            + String.join(
                                    ", ",
                                    span.missing().stream().map(ListingId::text).toList())
                            + ". Maybe refresh the prices, or import them from a file.");
        }
        LocalDate to = body.to().or(span::last).orElse(LocalDate.EPOCH);
        int years = whole("/years", body.years(), RequestSimulation.YEARS_MAX, 1, RequestSimulation.YEARS_MAX);
        LocalDate earliest = to.minusYears(years);
        LocalDate from = body.from()
                .or(() -> span.first().map(first -> first.isBefore(earliest) ? earliest : first))
                .orElse(to);
        span.first()
                .filter(from::isBefore)
                .ifPresent(first -> faults.add(
                        "/from", from + " is before " + first + ", the first day with a close of every instrument"));
        span.last()
                .filter(to::isAfter)
                .ifPresent(last -> faults.add(
                        "/to", to + " is after " + last + ", the last day with a close of every instrument"));
        if (span.missing().isEmpty() && to.isBefore(from)) {
            faults.add("/to", to + " is before " + from);
        }
        if (from.plusYears(RequestSimulation.YEARS_MAX).isBefore(to)) {
            faults.add("/to", "a simulation spans at most " + RequestSimulation.YEARS_MAX + " years");
        }
        return new SimulationTerms(
                from,
                to,
                whole("/contribution_day", body.contributionDay(), 1, 1, LAST_DAY),
                percent("/tax_relief_pct", body.taxReliefPct()),
                whole("/relief_days", body.reliefDays(), RELIEF_DAYS, 0, YEAR),
                body.fill().orElse(SimulationTerms.Fill.NEXT_CLOSE),
                percent("/spread_pct", body.spreadPct()),
                amount("/start_cash", body.startCash()),
                amount("/start_invested", body.startInvested()),
                amount("/start_parked", body.startParked()),
                whole("/accept_after", body.acceptAfter(), SimulationTerms.ACCEPT_AFTER, 1, 100));
    }

    private int whole(String at, Optional<Integer> stated, int otherwise, int least, int most) {
        int value = stated.orElse(otherwise);
        if (value < least || value > most) {
            faults.add(at, "must be from " + least + " to " + most);
        }
        return value;
    }

    private BigDecimal percent(String at, Optional<BigDecimal> stated) {
        BigDecimal value = stated.orElse(BigDecimal.ZERO);
        if (value.signum() < 0 || value.compareTo(HUNDRED) > 0 || value.scale() > PERCENT_PLACES) {
            faults.add(at, "must be from 0 to 100, with at most " + PERCENT_PLACES + " places");
        }
        return value;
    }

    private BigDecimal amount(String at, Optional<BigDecimal> stated) {
        BigDecimal value = stated.orElse(BigDecimal.ZERO);
        if (value.signum() < 0 || value.scale() > 2 || value.precision() - value.scale() > AMOUNT_DIGITS) {
            faults.add(at, "must be an amount such as 1000.00");
        }
        return value;
    }
}
