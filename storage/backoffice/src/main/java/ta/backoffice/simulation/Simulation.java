package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ta.backoffice.registry.VenueCalendar;
import ta.rules.decision.Decision;
import ta.rules.engine.Engine;
import ta.rules.finding.CheckVerdict;
import ta.rules.json.Decimals;
import ta.rules.order.Line;
import ta.rules.order.OrderRequest;
import ta.rules.order.Stage;
import ta.rules.outcome.Outcome;
import ta.rules.performance.Book.MarketSession;
import ta.rules.policy.Policy;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;

/**
 * Lives through a history day by day: money is paid in, closes are judged, orders are carried out, the holdings are
 * valued, and a run decides what to order next. Nothing looks at a later day.
 */
public final class Simulation {

    /** A run takes place so long after the last close of the day. */
    private static final Duration AFTER_CLOSE = Duration.ofMinutes(30);

    /** Payments are booked at this hour of the portfolio's day, before any venue in Europe opens. */
    private static final int HOUR = 7;

    private final RuleSet rules;
    private final Policy policy;
    private final SimulationTerms terms;
    private final SimulatedMarket market;
    private final SimulatedBook book;
    private final SimulatedBroker broker;
    private final StartPurchase start;
    private final SimulatedMonths months;
    private final SnapshotOfDay snapshots;
    private final TreeMap<LocalDate, BigDecimal> relief = new TreeMap<>();
    private final List<LocalDate> blocked = new ArrayList<>();
    private final List<LocalDate> frozen = new ArrayList<>();
    private boolean started;

    /** The first month whose contribution has not been paid in. */
    private YearMonth due;

    /** The month of the run that is still to come; null when it has been. */
    private @Nullable YearMonth runDue;

    /** The month whose withdrawal is owed. */
    private YearMonth owedFor;

    /** No entry is earlier. */
    private Instant clock = Instant.MIN;

    /** In how many sessions the owner looks at what a run froze the portfolio for; 0 if it did not. */
    private int freezeLeft;

    private int reviewed = -1;
    private BigDecimal owed = BigDecimal.ZERO;
    private int noted;

    private Simulation(RuleSet rules, SimulationTerms terms, SimulatedMarket market, boolean archived) {
        this.rules = rules;
        this.policy = rules.policy();
        this.terms = terms;
        this.market = market;
        this.book = new SimulatedBook(
                policy,
                terms.from().atStartOfDay(policy.timeZone()).toInstant(),
                terms.to().plusDays(1).atStartOfDay(policy.timeZone()).toInstant(),
                market.splits());
        this.broker = new SimulatedBroker(policy, book, terms.spreadPct());
        this.start = new StartPurchase(policy, terms, market, broker);
        this.months = new SimulatedMonths(policy, YearMonth.from(terms.from()));
        this.snapshots = new SnapshotOfDay(policy, market, book, months, archived);
        this.due = YearMonth.from(terms.from());
        this.owedFor = due;
    }

    /**
     * @param calendars of the venues of the policy's instruments
     * @param archived whether the snapshots have their JSON and hash, so that each run can be replayed
     * @param runs receives each run
     * @param cancelled is asked each day; when it is true the simulation ends there
     */
    public static Simulated run(
            RuleSet rules,
            MarketHistory history,
            Map<String, VenueCalendar> calendars,
            SimulationTerms terms,
            boolean archived,
            Consumer<SimulatedRun> runs,
            BooleanSupplier cancelled) {
        return run(
                rules,
                new CloseGate(rules),
                new SimulatedRates(history.rates(), rules.policy(), terms.acceptAfter()),
                history,
                calendars,
                terms,
                archived,
                true,
                runs,
                cancelled);
    }

    /**
     * @param gate of these rules, which is closed
     * @param rates of the history, judged by these rules
     * @param each whether every period has figures, or only the whole time
     */
    static Simulated run(
            RuleSet rules,
            CloseGate gate,
            SimulatedRates rates,
            MarketHistory history,
            Map<String, VenueCalendar> calendars,
            SimulationTerms terms,
            boolean archived,
            boolean each,
            Consumer<SimulatedRun> runs,
            BooleanSupplier cancelled) {
        try (SimulatedMarket market =
                new SimulatedMarket(rules.policy(), history, calendars, gate, rates, terms.acceptAfter())) {
            return new Simulation(rules, terms, market, archived).run(each, runs, cancelled);
        }
    }

    private Simulated run(boolean each, Consumer<SimulatedRun> runs, BooleanSupplier cancelled) {
        market.begin(terms.from());
        for (LocalDate day = terms.from();
                !day.isAfter(terms.to()) && !cancelled.getAsBoolean();
                day = day.plusDays(1)) {
            payments(day);
            if (market.isSession(day)) {
                Instant close = session(day);
                decide(day, close.plus(AFTER_CLOSE)).ifPresent(runs);
            }
        }
        return new Simulated(
                policy,
                terms,
                book.book(),
                book.performance(each),
                List.copyOf(broker.fills()),
                blocked,
                frozen,
                broker.givenUp(),
                market.heldBack(),
                months.firstShort(YearMonth.from(terms.from()), YearMonth.from(terms.to())));
    }

    /** What comes in before the venues open. */
    private void payments(LocalDate day) {
        Instant at = paymentTime(day);
        split(at);
        dividends(day, at);
        while (!relief.isEmpty() && !relief.firstKey().isAfter(day)) {
            payIn(EntryType.TAX_RELIEF, at, relief.pollFirstEntry().getValue());
        }
        if (!market.isSession(day)) {
            return;
        }
        if (!started) {
            started = true;
            payIn(EntryType.CONTRIBUTION, at, terms.startCash().add(start.begin()));
        }
        if (!day.isBefore(due.atDay(terms.contributionDay()))) {
            runDue = due;
            due = due.plusMonths(1);
            policy.cadence().contribution().ifPresent(contribution -> {
                payIn(EntryType.CONTRIBUTION, at, contribution.amount());
                BigDecimal added = Decimals.even2(
                        contribution.amount().multiply(terms.taxReliefPct()).movePointLeft(2));
                if (added.signum() > 0) {
                    relief.merge(day.plusDays(terms.reliefDays()), added, BigDecimal::add);
                }
            });
        }
    }

    /** At the hour of payments, but not after a venue has opened, nor before anything that was. */
    private Instant paymentTime(LocalDate day) {
        Instant hour = day.atTime(HOUR, 0).atZone(policy.timeZone()).toInstant();
        Instant at = market.firstOpen(day).filter(hour::isAfter).orElse(hour);
        clock = at.isAfter(clock) ? at : clock.plusSeconds(1);
        return clock;
    }

    private void split(Instant upTo) {
        book.split(upTo).forEach(broker::split);
    }

    private void payIn(EntryType type, Instant at, BigDecimal amount) {
        if (amount.signum() > 0) {
            book.pay(type, at, amount, null);
            months.paidIn(month(at), amount);
        }
    }

    /** A venue's day can be in another month than the policy's time zone. */
    private YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(policy.timeZone()));
    }

    private void dividends(LocalDate day, Instant at) {
        for (ListingId id : book.held()) {
            SimulatedListing listing = market.listing(id);
            listing.history().dividends().stream()
                    .filter(dividend -> dividend.date().equals(day))
                    .forEach(dividend -> market.converted(
                                    dividend.amount().multiply(book.units(id)),
                                    listing.constituent().currency(),
                                    at)
                            .map(Decimals::even2)
                            .filter(amount -> amount.signum() > 0)
                            .ifPresent(amount -> book.pay(EntryType.DIVIDEND, at, amount, id)));
        }
    }

    /** Trades, judges and values; returns the last close of the day. */
    private Instant session(LocalDate day) {
        Set<ListingId> held = new HashSet<>(book.held());
        NavigableMap<Instant, List<SimulatedListing>> closing = market.closing(day);
        NavigableMap<Instant, List<SimulatedListing>> opening =
                terms.fill() == SimulationTerms.Fill.NEXT_OPEN ? market.opening(day) : new TreeMap<>();
        TreeSet<Instant> moments = new TreeSet<>(closing.keySet());
        moments.addAll(opening.keySet());
        for (Instant at : moments) {
            split(at);
            trade(opening.getOrDefault(at, List.of()), at, listing -> market.tradedOpen(listing, day, at));
            List<SimulatedListing> closed = closing.getOrDefault(at, List.of());
            closed.forEach(listing -> market.close(listing, day, at, book));
            trade(
                    closed.stream()
                            .filter(listing -> opening.values().stream().noneMatch(opened -> opened.contains(listing)))
                            .toList(),
                    at,
                    listing -> market.tradedClose(listing, day, at));
        }
        noteFills();
        clock = closing.lastKey();
        payOut(clock);
        held.addAll(book.held());
        value(day, closing, List.copyOf(held));
        return clock;
    }

    private void trade(
            List<SimulatedListing> listings, Instant at, Function<SimulatedListing, Optional<BigDecimal>> price) {
        Map<ListingId, Optional<BigDecimal>> prices = new LinkedHashMap<>();
        listings.forEach(listing -> prices.put(listing.listing(), price.apply(listing)));
        broker.session(at, prices);
    }

    private Instant timeOfRun(LocalDate day) {
        return market.closing(day).lastKey().plus(AFTER_CLOSE);
    }

    /** What was traded counts for the month of its run. */
    private void noteFills() {
        for (; noted < broker.fills().size(); noted++) {
            SimulatedFill fill = broker.fills().get(noted);
            snapshots.filled(fill);
            if (fill.stage() == Stage.CADENCE && !fill.reason().equals(OrderRequest.WITHDRAWAL)) {
                months.deployed(month(timeOfRun(fill.run())), fill.amount().negate());
            }
        }
    }

    /** Once what a run asked for is traded, its month's withdrawal is paid out as far as there is cash. */
    private void payOut(Instant at) {
        if (owed.signum() > 0 && broker.isIdle()) {
            BigDecimal amount = owed.min(Decimals.down2(book.cash().max(BigDecimal.ZERO)));
            if (amount.signum() > 0) {
                book.pay(EntryType.WITHDRAWAL, at, amount.negate(), null);
                months.withdrawn(owedFor, amount);
            }
            owed = BigDecimal.ZERO;
        }
    }

    /** A day has a point if a venue of something held trades; while nothing is held, any venue of the policy. */
    private void value(LocalDate day, NavigableMap<Instant, List<SimulatedListing>> closing, List<ListingId> held) {
        closing.descendingMap().entrySet().stream()
                .filter(each -> held.isEmpty()
                        || each.getValue().stream().anyMatch(listing -> held.contains(listing.listing())))
                .findFirst()
                .ifPresent(each -> book.session(
                        new MarketSession(day, each.getKey(), market.prices(day, each.getKey(), book.traded()))));
    }

    private Optional<SimulatedRun> decide(LocalDate day, Instant at) {
        freezeLeft = Math.max(0, freezeLeft - 1);
        if (start.isPending()) {
            start.order(day, at);
            if (start.isPending() && runDue != null) {
                blocked.add(day);
            }
            return Optional.empty();
        }
        Task task = started && start.isOver() ? task(day) : null;
        if (task == null) {
            return Optional.empty();
        }
        if (market.isRefused(at)) {
            blocked.add(day);
            return Optional.empty();
        }
        Snapshot snapshot = snapshots.at(task, at, isFrozen(task, at));
        Decision decision = Engine.decide(rules, snapshot);
        follow(day, task, decision);
        return Optional.of(new SimulatedRun(day, snapshot, decision));
    }

    /** The freeze that a run asked for lasts while its cause does, until its owner looks. */
    private boolean isFrozen(Task task, Instant at) {
        return market.isFrozen(at)
                || (freezeLeft > 0
                        && Engine.gate(rules, snapshots.at(task, at, false)).stream()
                                .anyMatch(CheckVerdict::freeze));
    }

    /** A monthly run after the contribution, again on the next session if it was stopped; else a review each week. */
    private @Nullable Task task(LocalDate day) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        if (policy.cadence().monthly().isPresent() && runDue != null) {
            reviewed = week;
            return Task.MONTHLY_ALLOCATION;
        }
        if (policy.cashPark().isPresent() && week != reviewed) {
            reviewed = week;
            return Task.WEEKLY_REVIEW;
        }
        return null;
    }

    private void follow(LocalDate day, Task task, Decision decision) {
        if (decision.freeze()) {
            freezeLeft = terms.acceptAfter();
        }
        if (decision.outcome() == Outcome.BLOCKED) {
            blocked.add(day);
            return;
        }
        if (decision.outcome() == Outcome.FROZEN) {
            frozen.add(day);
            return;
        }
        if (task == Task.MONTHLY_ALLOCATION && runDue != null) {
            owedFor = runDue;
            runDue = null;
            owed = policy.cadence()
                    .withdrawal()
                    .map(withdrawal -> withdrawal.amount().subtract(months.withdrawn(owedFor)))
                    .orElse(BigDecimal.ZERO);
        }
        if (!decision.lines().isEmpty()) {
            broker.replaceOrders(decision.lines().stream()
                    .map(Line::stage)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class))));
            for (Line line : decision.lines()) {
                broker.order(
                        day,
                        line.side(),
                        line.listing(),
                        line.sleeve(),
                        line.stage(),
                        line.reason(),
                        line.estimatedUnits());
            }
        }
    }
}
