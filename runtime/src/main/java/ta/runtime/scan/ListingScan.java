package ta.runtime.scan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ta.backoffice.registry.VenueCalendar;
import ta.rules.engine.GateSession;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.ExchangeRates;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Severity;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;

/** Judges the history of one listing, close by close (docs/decision-specification.md, section 13). */
final class ListingScan {

    private static final Set<Check> APPLIED = Set.of(
            Check.MISSING_CLOSE,
            Check.NON_POSITIVE_PRICE,
            Check.QUOTE_SCALE,
            Check.PRICE_JUMP,
            Check.MOVE_FACTOR,
            Check.FX_SUSPECT,
            Check.STUCK_PRICE);

    /** Critical findings of these contradict the start. */
    private static final Set<Check> CONTRADICTIONS =
            Set.of(Check.QUOTE_SCALE, Check.PRICE_JUMP, Check.MOVE_FACTOR, Check.FX_SUSPECT);

    /** The start is one of so many closes. */
    private static final int STARTS = 7;

    private record Row(CloseFile.Close close, ExchangeRates rates) {

        boolean isPositive() {
            return close.price().signum() > 0;
        }
    }

    private final GateSession gate;
    private final Constituent constituent;
    private final Optional<VenueCalendar> calendar;
    private final RateHistory rates;
    private final Consumer<ScannedDate> found;
    /** Rows that wait until the start is known; null when it is. */
    private @Nullable List<Row> waiting = new ArrayList<>();

    private CloseFile.@Nullable Close before;
    private @Nullable BigDecimal reference;
    private long unchanged;

    /**
     * @param calendar empty if the sessions are unknown; then missing closes are not found
     * @param found receives the dates with findings, oldest first
     */
    ListingScan(
            GateSession gate,
            ListingId listing,
            String currency,
            String quoteUnit,
            Optional<VenueCalendar> calendar,
            RateHistory rates,
            Consumer<ScannedDate> found) {
        this.gate = gate;
        this.constituent = new Constituent(
                listing, "", "unassigned", "", Constituent.ACCUMULATING, currency, quoteUnit, true, true);
        this.calendar = calendar;
        this.rates = rates;
        this.found = found;
    }

    /** Takes the next close. Dates must ascend. */
    void take(CloseFile.Close close) {
        Row row = new Row(close, rates.upTo(close.date()));
        if (waiting == null) {
            judge(row);
            return;
        }
        waiting.add(row);
        if (waiting.stream().filter(Row::isPositive).count() == STARTS) {
            start(waiting);
        }
    }

    /** There are no more closes. */
    void finish() {
        if (waiting != null) {
            start(waiting);
        }
    }

    private void start(List<Row> rows) {
        waiting = null;
        List<Row> candidates = rows.stream().filter(Row::isPositive).toList();
        Row start = candidates.stream()
                .min(Comparator.comparingLong(candidate -> contradictions(candidate, candidates)))
                .orElse(null);
        int first = rows.indexOf(start);
        for (int i = 0; i < rows.size(); i++) {
            if (i == first) {
                reference = null;
                report(rows.get(i).close(), next(rows.get(i)), true);
            }
            if (i <= first) {
                reference = rows.get(first).close().price();
            }
            if (i != first) {
                judge(rows.get(i));
            }
        }
    }

    private long contradictions(Row start, List<Row> others) {
        return others.stream()
                .filter(other -> !other.equals(start))
                .flatMap(other -> findings(other, start.close().price(), 0).stream())
                .filter(finding -> finding.severity() == Severity.CRITICAL && CONTRADICTIONS.contains(finding.check()))
                .count();
    }

    private void judge(Row row) {
        List<CheckVerdict> findings = next(row);
        boolean critical = findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        // A price that is not positive cannot be a reference, even if the policy does not make it critical.
        boolean accepted = !critical && row.isPositive();
        report(row.close(), findings, accepted);
        if (accepted) {
            reference = row.close().price();
        }
    }

    /** The findings of the next row, after those of sessions that are missing before it. */
    private List<CheckVerdict> next(Row row) {
        CloseFile.Close close = row.close();
        if (before != null) {
            missing(before.date(), close.date());
            unchanged = close.price().compareTo(before.price()) == 0 ? unchanged + 1 : 0;
        }
        before = close;
        return findings(row, reference, unchanged);
    }

    /** Reports the sessions without a close between two closes. */
    private void missing(LocalDate after, LocalDate until) {
        if (calendar.isEmpty()) {
            return;
        }
        for (LocalDate day = after.plusDays(1); day.isBefore(until); day = day.plusDays(1)) {
            if (calendar.get().isSession(day)) {
                report(day, null, judge(day, List.of(), new ExchangeRates(List.of())), false);
            }
        }
    }

    private void report(CloseFile.Close close, List<CheckVerdict> findings, boolean accepted) {
        report(close.date(), close.price(), findings, accepted);
    }

    private void report(LocalDate date, @Nullable BigDecimal price, List<CheckVerdict> findings, boolean accepted) {
        if (!findings.isEmpty()) {
            found.accept(new ScannedDate(constituent.listing(), date, price, reference, findings, accepted));
        }
    }

    private List<CheckVerdict> findings(Row row, @Nullable BigDecimal against, long unchangedRows) {
        LocalDate date = row.close().date();
        return judge(date, List.of(price(row.close(), against, unchangedRows)), row.rates());
    }

    private List<CheckVerdict> judge(LocalDate date, List<Price> prices, ExchangeRates known) {
        Run run = new Run(Task.WEEKLY_REVIEW, moment(date), false);
        Snapshot snapshot = Snapshot.ofPrices(run, constituent, Map.of(), prices, known);
        return gate.judge(snapshot).stream()
                .filter(finding -> APPLIED.contains(finding.check()))
                .toList();
    }

    private Price price(CloseFile.Close close, @Nullable BigDecimal against, long unchangedRows) {
        return new Price(
                constituent.listing(),
                PriceKind.CLOSE,
                close.price(),
                constituent.currency(),
                constituent.quoteUnit(),
                moment(close.date()),
                "file",
                BigDecimal.ZERO,
                against == null ? null : new Price.Quote(against, constituent.quoteUnit()),
                false,
                BigDecimal.valueOf(unchangedRows),
                null);
    }

    /** Each close is judged at its own time, so the time of day makes no difference to the applied checks. */
    private static Instant moment(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
