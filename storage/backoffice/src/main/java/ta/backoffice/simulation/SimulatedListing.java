package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.JudgePrices;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.backoffice.simulation.ListingHistory.DaySplit;
import ta.rules.finding.Check;
import ta.rules.json.Decimals;
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
    private final BigDecimal scaleFactor;
    /** By what the owner has found closes of the history to be too small. */
    private BigDecimal scale = BigDecimal.ONE;

    private int next;
    /** The newest close, if it is held back, and how many in a row are at its level. */
    private @Nullable DayPrice level;

    private int heldBack;
    private int trustedCloses;
    private @Nullable SimulatedClose newest;
    private @Nullable SimulatedClose trusted;

    /**
     * @param acceptAfter in how many closes in a row a level is taken for right
     * @param scaleFactor of the policy's check for prices in another unit; 1 without one
     */
    SimulatedListing(
            Policy.Instrument instrument,
            VenueCalendar calendar,
            ListingHistory history,
            CloseGate gate,
            int acceptAfter,
            BigDecimal scaleFactor) {
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
        this.scaleFactor = scaleFactor;
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

    /**
     * Takes the closes before the first day.
     *
     * @param rates by which closes of a moment are judged
     */
    void begin(LocalDate from, Function<Instant, ExchangeRates> rates) {
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
                .min(Comparator.comparingLong(candidate -> contradictions(candidate, candidates, rates)))
                .orElse(null);
        while (next < end) {
            DayPrice price = prices.get(next++);
            if (start == null || !price.date().isBefore(start.date())) {
                take(price, Optional.empty(), rates.apply(time(price.date())));
            }
        }
    }

    /** How many findings about the others say that they contradict a close. */
    private long contradictions(DayPrice start, List<DayPrice> others, Function<Instant, ExchangeRates> rates) {
        return others.stream()
                .filter(other -> !other.equals(start))
                .flatMap(other ->
                        gate.judge(constituent, compared(other, start), null, rates.apply(time(other.date()))).stream())
                .filter(JudgePrices::contradicts)
                .count();
    }

    /** A close as it looks beside another one, per unit as units are counted on its day. */
    private Price compared(DayPrice close, DayPrice before) {
        return price(close, new Price.Quote(restated(before.close(), before.date(), close.date()), unit()), 0);
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

    /**
     * Judges a close; it is then the newest. A level that has been held back often enough is accepted; one at another
     * scale is corrected instead, from then on, as its owner would who finds pounds where pence are meant.
     */
    void take(DayPrice price, Optional<Holding> holding, ExchangeRates rates) {
        SimulatedClose close = judged(price, holding, rates);
        if (close.isHeldBack()) {
            heldBack = level != null && isOneLevel(level, price, holding, rates) ? heldBack + 1 : 1;
            level = price;
        } else {
            level = null;
        }
        if (level != null && heldBack >= acceptAfter && price.close().signum() > 0) {
            level = null;
            // One close alone may itself be what is at the wrong scale.
            if (trustedCloses > 1 && close.finds(Check.QUOTE_SCALE)) {
                boolean small = close.price()
                                .compareTo(Objects.requireNonNull(close.reference())
                                        .price())
                        < 0;
                scale = small ? scale.multiply(scaleFactor) : scale.divide(scaleFactor, MathContext.DECIMAL64);
                close = judged(price, holding, rates);
            }
            close = close.isHeldBack() ? close.accept() : close;
        }
        newest = close;
        trusted = close.isHeldBack() ? trusted : close;
        trustedCloses += close.isHeldBack() ? 0 : 1;
    }

    /** Whether a close that is held back confirms the one before: no check calls it wrong beside that. */
    private boolean isOneLevel(DayPrice before, DayPrice close, Optional<Holding> holding, ExchangeRates rates) {
        return gate.judge(constituent, compared(close, before), holding.orElse(null), rates).stream()
                .noneMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    private SimulatedClose judged(DayPrice price, Optional<Holding> holding, ExchangeRates rates) {
        SimulatedClose reference = trusted;
        BigDecimal amount = Decimals.atMost18(price.close().multiply(scale));
        BigDecimal before = reference == null ? null : restated(reference, price.date());
        int unchanged =
                reference != null && before != null && before.compareTo(amount) == 0 ? reference.unchanged() + 1 : 0;
        Price seen = price(
                new DayPrice(price.date(), amount, null),
                before == null ? null : new Price.Quote(before, constituent.quoteUnit()),
                unchanged);
        return new SimulatedClose(
                price.date(),
                seen.asOf(),
                amount,
                reference == null ? null : reference.alone(),
                unchanged,
                gate.judge(constituent, seen, holding.orElse(null), rates),
                false);
    }

    /** The opening price of a day in the listing's unit; empty if it is not known, or if a check calls it wrong. */
    Optional<BigDecimal> open(LocalDate day, Instant at, ExchangeRates rates) {
        return on(day).flatMap(price -> Optional.ofNullable(price.open()))
                .map(open -> Decimals.atMost18(open.multiply(scale)))
                .filter(open -> isPlausible(open, day, at, rates));
    }

    /** Whether no check calls an opening price wrong. */
    private boolean isPlausible(BigDecimal open, LocalDate day, Instant at, ExchangeRates rates) {
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
        // A split on a day without a close changes what its newest price is counted in.
        LocalDate day = at.atZone(calendar.zone()).toLocalDate();
        return Optional.of(new Price(
                listing(),
                PriceKind.CLOSE,
                restated(newest, day),
                constituent.currency(),
                constituent.quoteUnit(),
                newest.asOf(),
                SOURCE,
                BigDecimal.valueOf(calendar.sessionsBetween(newest.date(), calendar.lastSessionClosedAt(at))),
                reference == null ? null : new Price.Quote(restated(reference, day), constituent.quoteUnit()),
                false,
                BigDecimal.valueOf(newest.unchanged()),
                null));
    }

    /** A close per unit as units are counted on a later day. */
    BigDecimal restated(SimulatedClose close, LocalDate day) {
        return restated(close.price(), close.date(), day);
    }

    private BigDecimal restated(BigDecimal close, LocalDate from, LocalDate day) {
        BigDecimal price = close;
        for (DaySplit split : history.splits()) {
            if (split.date().isAfter(from) && !split.date().isAfter(day)) {
                UnitRatio ratio = split.ratio();
                price = ratio.price(price);
            }
        }
        return price;
    }

    /** When the close of a day is known. */
    private Instant time(LocalDate day) {
        return calendar.isSession(day)
                ? calendar.close(day)
                : day.atStartOfDay(calendar.zone()).toInstant();
    }

    private String unit() {
        return constituent.quoteUnit();
    }

    private Price price(DayPrice price, Price.@Nullable Quote previous, int unchanged) {
        return new Price(
                listing(),
                PriceKind.CLOSE,
                price.close(),
                constituent.currency(),
                constituent.quoteUnit(),
                time(price.date()),
                SOURCE,
                BigDecimal.ZERO,
                previous,
                false,
                BigDecimal.valueOf(unchanged),
                null);
    }
}
