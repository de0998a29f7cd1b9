package ta.runtime.scan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
            Check.FX_SUSPECT,
            Check.STUCK_PRICE);

    private final GateSession gate;
    private final Constituent constituent;
    private final Optional<VenueCalendar> calendar;
    private final RateHistory rates;
    private final Consumer<ScannedDate> found;
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

    /** Judges the next close. Dates must ascend. */
    void take(CloseFile.Close close) {
        if (before != null) {
            missing(before.date(), close.date());
            unchanged = close.price().compareTo(before.price()) == 0 ? unchanged + 1 : 0;
        }
        before = close;
        List<CheckVerdict> findings = judge(close.date(), List.of(price(close)));
        boolean critical = findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        // A price that is not positive cannot be a reference, even if the policy does not make it critical.
        boolean accepted = !critical && close.price().signum() > 0;
        report(close.date(), close.price(), findings, accepted);
        if (accepted) {
            reference = close.price();
        }
    }

    /** Reports the sessions without a close between two closes. */
    private void missing(LocalDate after, LocalDate until) {
        if (calendar.isEmpty()) {
            return;
        }
        for (LocalDate day = after.plusDays(1); day.isBefore(until); day = day.plusDays(1)) {
            if (calendar.get().isSession(day)) {
                report(day, null, judge(day, List.of()), false);
            }
        }
    }

    private void report(LocalDate date, @Nullable BigDecimal price, List<CheckVerdict> findings, boolean accepted) {
        if (!findings.isEmpty()) {
            found.accept(new ScannedDate(constituent.listing(), date, price, reference, findings, accepted));
        }
    }

    private List<CheckVerdict> judge(LocalDate date, List<Price> prices) {
        Run run = new Run(Task.WEEKLY_REVIEW, moment(date), false);
        Snapshot snapshot = Snapshot.ofPrices(run, constituent, Map.of(), prices, rates.upTo(date));
        return gate.judge(snapshot).stream()
                .filter(finding -> APPLIED.contains(finding.check()))
                .toList();
    }

    private Price price(CloseFile.Close close) {
        return new Price(
                constituent.listing(),
                PriceKind.CLOSE,
                close.price(),
                constituent.currency(),
                constituent.quoteUnit(),
                moment(close.date()),
                "file",
                BigDecimal.ZERO,
                reference == null ? null : new Price.Previous(reference, constituent.quoteUnit()),
                false,
                BigDecimal.valueOf(unchanged));
    }

    /** Each close is judged at its own time, so the time of day makes no difference to the applied checks. */
    private static Instant moment(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
