package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.backoffice.simulation.ListingHistory.DaySplit;
import ta.rules.finding.Check;
import ta.rules.market.ExchangeRates;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;

/** A listing as far as a simulation has come: its closes up to the day, and which of them are held back. */
final class SimulatedListing {

    /** So many closes before the first day are judged, so that the first ones have something to be compared with. */
    private static final int BEFORE = 60;

    /** The start is one of so many closes (decision specification, 13). */
    private static final int STARTS = 7;

    static final String SOURCE = "history";

    private final Constituent constituent;
    private final VenueCalendar calendar;
    private final ListingHistory history;
    private final CloseGate gate;
    private final int acceptAfter;
    private int next;
    private int heldBack;
    private @Nullable SimulatedClose newest;
    private @Nullable SimulatedClose trusted;

    SimulatedListing(
            Policy.Instrument instrument,
            VenueCalendar calendar,
            ListingHistory history,
            CloseGate gate,
            int acceptAfter) {
        this.constituent = new Constituent(
                instrument.listing(),
                instrument.isin(),
                instrument.sleeve(),
                instrument.type(),
                instrument.distribution(),
                instrument.currency(),
                instrument.quoteUnit(),
                true,
                true);
        this.calendar = calendar;
        this.history = history;
        this.gate = gate;
        this.acceptAfter = acceptAfter;
    }

    Constituent constituent() {
        return constituent;
    }

    ListingId listing() {
        return constituent.listing();
    }

    VenueCalendar calendar() {
        return calendar;
    }

    ListingHistory history() {
        return history;
    }

    /** Takes the closes before the first day. */
    void begin(LocalDate from) {
        List<DayPrice> prices = history.prices();
        int end = 0;
        while (end < prices.size() && prices.get(end).date().isBefore(from)) {
            end++;
        }
        next = Math.max(0, end - BEFORE);
        List<DayPrice> candidates = prices.subList(next, end).stream()
                .filter(price -> price.close().signum() > 0)
                .limit(STARTS)
                .toList();
        DayPrice start = candidates.stream()
                .min(Comparator.comparingLong(candidate -> contradictions(candidate, candidates)))
                .orElse(null);
        while (next < end) {
            DayPrice price = prices.get(next++);
            if (start == null || !price.date().isBefore(start.date())) {
                take(price, Optional.empty(), new ExchangeRates(List.of()));
            }
        }
    }

    /** How many others have a critical finding when they are compared with a close. */
    private long contradictions(DayPrice start, List<DayPrice> others) {
        return others.stream()
                .filter(other -> !other.equals(start))
                .filter(other -> gate
                        .judge(
                                constituent,
                                price(other, new Price.Quote(start.close(), constituent.quoteUnit()), 0),
                                null,
                                new ExchangeRates(List.of()))
                        .stream()
                        .anyMatch(finding ->
                                finding.severity() == Severity.CRITICAL && finding.check() != Check.NON_POSITIVE_PRICE))
                .count();
    }

    /** The prices of a day, if the history has them. */
    Optional<DayPrice> on(LocalDate day) {
        while (next < history.prices().size()
                && history.prices().get(next).date().isBefore(day)) {
            // A day that its venue's calendar does not have: nobody could trade at it.
            next++;
        }
        return Optional.of(next)
                .filter(index -> index < history.prices().size())
                .map(history.prices()::get)
                .filter(price -> price.date().equals(day));
    }

    /** Judges a close; it is then the newest. */
    void take(DayPrice price, Optional<Holding> holding, ExchangeRates rates) {
        SimulatedClose reference = trusted;
        BigDecimal before = reference == null ? null : restated(reference, price.date());
        int unchanged = reference != null && before != null && before.compareTo(price.close()) == 0
                ? reference.unchanged() + 1
                : 0;
        Price seen = price(price, before == null ? null : new Price.Quote(before, constituent.quoteUnit()), unchanged);
        SimulatedClose close = new SimulatedClose(
                price.date(),
                seen.asOf(),
                price.close(),
                reference == null ? null : reference.alone(),
                unchanged,
                gate.judge(constituent, seen, holding.orElse(null), rates),
                false);
        heldBack = close.isHeldBack() ? heldBack + 1 : 0;
        if (heldBack >= acceptAfter && price.close().signum() > 0) {
            close = close.accept();
            heldBack = 0;
        }
        newest = close;
        trusted = close.isHeldBack() ? trusted : close;
    }

    /** Whether no check calls an opening price wrong. */
    boolean isPlausible(BigDecimal open, LocalDate day, Instant at, ExchangeRates rates) {
        SimulatedClose reference = trusted;
        Price price = new Price(
                listing(),
                PriceKind.INTRADAY,
                open,
                constituent.currency(),
                constituent.quoteUnit(),
                at,
                SOURCE,
                BigDecimal.ZERO,
                reference == null ? null : new Price.Quote(restated(reference, day), constituent.quoteUnit()),
                false,
                BigDecimal.ZERO,
                null);
        return gate.judge(constituent, price, null, rates).stream()
                .noneMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    @Nullable
    SimulatedClose newest() {
        return newest;
    }

    /** The time of the close with which the next one will be compared; empty before there is one. */
    Optional<Instant> trustedAt() {
        return Optional.ofNullable(trusted).map(SimulatedClose::asOf);
    }

    /** The time of the close with which the newest one was compared, or null. */
    @Nullable
    Instant referenceAt() {
        return newest == null || newest.reference() == null
                ? null
                : newest.reference().asOf();
    }

    /** The newest close as a run sees it; empty before there is one. */
    Optional<Price> price(Instant at) {
        if (newest == null) {
            return Optional.empty();
        }
        SimulatedClose reference = newest.accepted() ? null : newest.reference();
        return Optional.of(new Price(
                listing(),
                PriceKind.CLOSE,
                newest.price(),
                constituent.currency(),
                constituent.quoteUnit(),
                newest.asOf(),
                SOURCE,
                BigDecimal.valueOf(calendar.sessionsBetween(newest.date(), calendar.lastSessionClosedAt(at))),
                reference == null ? null : new Price.Quote(restated(reference, newest.date()), constituent.quoteUnit()),
                false,
                BigDecimal.valueOf(newest.unchanged()),
                null));
    }

    /** A close per unit as units are counted on a later day. */
    BigDecimal restated(SimulatedClose close, LocalDate day) {
        BigDecimal price = close.price();
        for (DaySplit split : history.splits()) {
            if (split.date().isAfter(close.date()) && !split.date().isAfter(day)) {
                UnitRatio ratio = split.ratio();
                price = ratio.price(price);
            }
        }
        return price;
    }

    private Price price(DayPrice price, Price.@Nullable Quote previous, int unchanged) {
        return new Price(
                listing(),
                PriceKind.CLOSE,
                price.close(),
                constituent.currency(),
                constituent.quoteUnit(),
                calendar.isSession(price.date())
                        ? calendar.close(price.date())
                        : price.date().atStartOfDay(calendar.zone()).toInstant(),
                SOURCE,
                BigDecimal.ZERO,
                previous,
                false,
                BigDecimal.valueOf(unchanged),
                null);
    }
}
