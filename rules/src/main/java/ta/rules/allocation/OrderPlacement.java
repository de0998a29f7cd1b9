package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.rules.guard.Guard;
import ta.rules.guard.GuardVerdict;
import ta.rules.guard.GuardedOrder;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.Line;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderRequest;
import ta.rules.order.OrderVerdict;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.order.SuppressedOrder;
import ta.rules.order.Suppression;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.trace.Fact;
import ta.rules.trace.Verdict;
import ta.rules.trigger.CadenceStatus;
import ta.rules.trigger.DrawdownReading;
import ta.rules.valuation.Position;
import ta.rules.valuation.PriceBase;
import ta.rules.valuation.PriceChanges;
import ta.rules.valuation.Valuation;

/**
 * Places orders: finds the listing, sizes the order, fires the order tests and the guards, and records the order if it
 * passes them (specification, 8).
 */
public final class OrderPlacement {

    private final RuleSession session;
    private final Policy policy;
    private final CadenceStatus cadence;
    private final List<Constituent> constituents;
    private final Map<ListingId, List<EligibilityVerdict>> eligibility;
    private final Valuation valuation;
    private final DrawdownReading drawdown;
    private final WorkingBook book;

    /**
     * @param eligibility the verdicts by listing; a listing without a verdict breaks no constraint
     */
    public OrderPlacement(
            RuleSession session,
            Policy policy,
            CadenceStatus cadence,
            List<Constituent> constituents,
            Map<ListingId, List<EligibilityVerdict>> eligibility,
            Valuation valuation,
            DrawdownReading drawdown,
            WorkingBook book) {
        this.session = session;
        this.policy = policy;
        this.cadence = cadence;
        this.constituents = constituents;
        this.eligibility = eligibility;
        this.valuation = valuation;
        this.drawdown = drawdown;
        this.book = book;
    }

    /** Buys the first constituent of a sleeve that can be traded, breaks no constraint and has a price. */
    public Optional<Line> buySleeve(OrderRequest request) {
        List<Constituent> tradable = tradable(request.sleeve());
        List<Constituent> allowed = tradable.stream().filter(this::isAllowed).toList();
        return place(
                request,
                allowed.stream()
                        .filter(this::isPriced)
                        .findFirst()
                        .or(() -> allowed.stream().findFirst())
                        .or(() -> tradable.stream().findFirst())
                        .orElse(null));
    }

    public boolean canBuy(String sleeve) {
        return tradable(sleeve).stream().anyMatch(constituent -> isAllowed(constituent) && isPriced(constituent));
    }

    /** The constituent of a listing that the policy names. */
    Constituent constituent(ListingId listing) {
        return constituents.stream()
                .filter(constituent -> constituent.listing().equals(listing))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no constituent: " + listing));
    }

    /** An order for a named constituent. */
    public Optional<Line> trade(OrderRequest request, Constituent constituent) {
        return place(request, constituent);
    }

    /** How orders of a line's listing are sized. */
    Sizing sizing(Line line) {
        return Sizing.of(policy, line.listing(), line.priceBase());
    }

    /**
     * Adds to a placed BUY what {@code asked} buys; if the order made anew fails a test, {@code asked} is suppressed
     * and the order stays.
     */
    void enlarge(Line line, OrderRequest asked) {
        BigDecimal more = sizing(line).added(line.estimatedUnits(), asked.amount());
        if (more.signum() <= 0) {
            return;
        }
        List<Fact> because = new ArrayList<>(asked.sources());
        because.add(line);
        OrderRequest request = line.request(line.outlay().add(asked.amount()), because);
        Judgement judgement = remake(line, request, line.estimatedUnits().add(more));
        if (!judgement.passed()) {
            book.add(judgement.suppressed(asked));
        }
    }

    /** Judges a placed order made anew, and puts it in the place of the former one if it passes. */
    Judgement remake(Line line, OrderRequest request, BigDecimal units) {
        List<GuardVerdict> warned = book.warnings(line);
        int place = book.remove(line);
        Judgement judgement = judge(draft(request, constituent(line.listing()), units));
        if (judgement.passed()) {
            book.restore(place, judgement.line(request.sources()), judgement.warned());
        } else {
            book.restore(place, line, warned);
        }
        return judgement;
    }

    private List<Constituent> tradable(String sleeve) {
        return constituents.stream()
                .filter(constituent ->
                        constituent.tradable() && constituent.sleeve().equals(sleeve))
                .toList();
    }

    private boolean isAllowed(Constituent constituent) {
        return eligibility.getOrDefault(constituent.listing(), List.of()).stream()
                .allMatch(EligibilityVerdict::allowed);
    }

    private boolean isPriced(Constituent constituent) {
        PriceBase price = valuation.prices().get(constituent.listing());
        return price != null && price.isPositive();
    }

    private Optional<Line> place(OrderRequest request, @Nullable Constituent constituent) {
        Judgement judgement = judge(draft(request, constituent, null));
        if (!judgement.passed()) {
            book.add(judgement.suppressed(request));
            return Optional.empty();
        }
        Line line = judgement.line(List.of());
        book.add(line, judgement.warned());
        return Optional.of(line);
    }

    private Judgement judge(OrderDraft draft) {
        session.insert(draft);
        List<Verdict> verdicts = new ArrayList<>();
        List<OrderVerdict> tests = session.fire(Phase.ORDER, OrderVerdict.class);
        verdicts.addAll(tests);
        Optional<OrderVerdict> failed =
                tests.stream().filter(verdict -> !verdict.passed()).min(Comparator.comparing(OrderVerdict::test));
        boolean guarded = failed.isEmpty() && !policy.guards().isEmpty() && !draft.isFunding() && !draft.isWithdrawal();
        if (!guarded) {
            return new Judgement(draft, verdicts, failed.orElse(null), List.of());
        }
        session.insert(guarded(draft));
        List<GuardVerdict> guards = session.fire(Phase.GUARD, GuardVerdict.class).stream()
                .sorted(Comparator.comparingInt(GuardVerdict::index))
                .toList();
        verdicts.addAll(guards);
        return new Judgement(
                draft,
                verdicts,
                held(guards, Guard.Effect.SUPPRESS).stream().findFirst().orElse(null),
                held(guards, Guard.Effect.WARN));
    }

    private static List<GuardVerdict> held(List<GuardVerdict> guards, Guard.Effect effect) {
        return guards.stream()
                .filter(guard -> guard.holds() && guard.effect() == effect)
                .toList();
    }

    private GuardedOrder guarded(OrderDraft draft) {
        ListingId listing = Objects.requireNonNull(draft.listing());
        String sleeve = draft.request().sleeve();
        PriceBase price = Objects.requireNonNull(valuation.prices().get(listing));
        List<Fact> sources = new ArrayList<>(List.of(draft, price, price.price(), drawdown));
        Position held = valuation.positions().get(listing);
        if (held != null) {
            sources.add(held);
        }
        sources.addAll(book.sources());
        return new GuardedOrder(
                draft,
                book.value(listing),
                book.isOfPolicy(sleeve)
                        ? new GuardedOrder.SleeveValue(
                                book.value(sleeve), policy.sleeve(sleeve).targetWeight())
                        : null,
                book.invested(),
                valuation.invested(),
                drawdown.drawdown(),
                price.price(),
                price.price().corporateActionSincePrevious()
                        ? null
                        : PriceChanges.since(price.price().previous(), price.price(), policy),
                sources);
    }

    /** Records an order that is not even tried. */
    public void suppress(
            OrderRequest request, @Nullable ListingId listing, Suppression reason, List<? extends Fact> because) {
        book.add(new SuppressedOrder(
                request.side(),
                listing,
                request.sleeve(),
                request.amount(),
                reason,
                null,
                request.stage(),
                request.clause(),
                because));
    }

    /**
     * @param fixed the units of an order made anew; null to size it by its amount
     */
    private OrderDraft draft(OrderRequest request, @Nullable Constituent constituent, @Nullable BigDecimal fixed) {
        ListingId listing = constituent == null ? null : constituent.listing();
        PriceBase price = listing == null ? null : valuation.prices().get(listing);
        boolean buys = request.side() == Side.BUY;
        Sizing sizing = listing == null || price == null || !price.isPositive()
                ? null
                : Sizing.of(policy, listing, price.priceBase());
        BigDecimal units = fixed != null || sizing == null || listing == null ? fixed : units(request, listing, sizing);
        BigDecimal estimate = sizing == null || units == null ? null : sizing.estimate(units);
        return new OrderDraft(
                request,
                listing,
                constituent != null && constituent.tradable(),
                buys && constituent != null && !isAllowed(constituent),
                cadence,
                book.ordersOf(Stage.CADENCE),
                sizing == null ? null : sizing.price(),
                units,
                estimate,
                sizing == null || estimate == null ? null : sizing.costs().of(request.side(), estimate),
                sources(request, constituent, price));
    }

    private BigDecimal units(OrderRequest request, ListingId listing, Sizing sizing) {
        return request.side() == Side.BUY
                ? sizing.bought(request.amount())
                : sizing.sold(request.amount()).min(book.units(listing));
    }

    private List<Fact> sources(OrderRequest request, @Nullable Constituent constituent, @Nullable PriceBase price) {
        List<Fact> sources = new ArrayList<>(request.sources());
        if (constituent == null) {
            constituents.stream()
                    .filter(other -> other.sleeve().equals(request.sleeve()))
                    .forEach(sources::add);
            return sources;
        }
        sources.add(constituent);
        if (request.side() == Side.BUY) {
            sources.addAll(eligibility.getOrDefault(constituent.listing(), List.of()));
        } else {
            Position held = valuation.positions().get(constituent.listing());
            if (held != null) {
                sources.add(held);
            }
        }
        if (price != null) {
            sources.add(price);
        }
        return sources;
    }
}
