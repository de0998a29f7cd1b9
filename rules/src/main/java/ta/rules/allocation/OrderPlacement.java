package ta.rules.allocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
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
import ta.rules.trigger.CadenceStatus;
import ta.rules.valuation.Position;
import ta.rules.valuation.PriceBase;
import ta.rules.valuation.Valuation;

/**
 * Places orders: finds the listing, sizes the order, fires the order tests, and records the order if it passes them.
 */
public final class OrderPlacement {

    private final RuleSession session;
    private final Policy policy;
    private final CadenceStatus cadence;
    private final List<Constituent> constituents;
    private final Map<ListingId, List<EligibilityVerdict>> eligibility;
    private final Valuation valuation;
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
            WorkingBook book) {
        this.session = session;
        this.policy = policy;
        this.cadence = cadence;
        this.constituents = constituents;
        this.eligibility = eligibility;
        this.valuation = valuation;
        this.book = book;
    }

    /** Buys the first constituent of a sleeve that can be traded and breaks no constraint. */
    public Optional<Line> buySleeve(OrderRequest request) {
        List<Constituent> tradable = tradable(request.sleeve());
        Optional<Constituent> bought = tradable.stream()
                .filter(constituent -> !isForbidden(constituent))
                .findFirst();
        return place(request, bought.or(() -> tradable.stream().findFirst()).orElse(null), false);
    }

    /** The constituent of a listing that the policy names. */
    Constituent constituent(ListingId listing) {
        return constituents.stream()
                .filter(constituent -> constituent.listing().equals(listing))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no constituent: " + listing));
    }

    public boolean canBuy(String sleeve) {
        return tradable(sleeve).stream().anyMatch(constituent -> !isForbidden(constituent));
    }

    /** An order for a named constituent. */
    public Optional<Line> trade(OrderRequest request, Constituent constituent) {
        return place(request, constituent, false);
    }

    /** Sells as much of the cash park as its orders cost. Limits on the number and size of orders do not apply. */
    public Optional<Line> fund(OrderRequest request, Constituent park) {
        return place(request, park, true);
    }

    /**
     * Adds to a placed BUY the units that {@code extra} alone would buy, or one step fewer if its estimated amount
     * would otherwise grow by more than {@code extra}.
     */
    public void grow(Line line, BigDecimal extra, List<? extends Fact> because) {
        BigDecimal units = units(extra, line.priceBase());
        BigDecimal most = line.estimatedAmount().add(extra);
        if (estimate(line.estimatedUnits().add(units), line.priceBase()).compareTo(most) > 0) {
            units = units.subtract(
                    BigDecimal.ONE.movePointLeft(policy.orderSizing().decimals()));
        }
        if (units.signum() > 0) {
            BigDecimal grown = line.estimatedUnits().add(units);
            List<Fact> sources = new ArrayList<>(because);
            sources.add(line);
            book.replace(
                    line, line.grownTo(line.outlay().add(extra), grown, estimate(grown, line.priceBase()), sources));
        }
    }

    private List<Constituent> tradable(String sleeve) {
        return constituents.stream()
                .filter(constituent ->
                        constituent.tradable() && constituent.sleeve().equals(sleeve))
                .toList();
    }

    private boolean isForbidden(Constituent constituent) {
        return eligibility.getOrDefault(constituent.listing(), List.of()).stream()
                .anyMatch(verdict -> !verdict.allowed());
    }

    private Optional<Line> place(OrderRequest request, @Nullable Constituent constituent, boolean funding) {
        OrderDraft draft = draft(request, constituent, funding);
        session.insert(draft);
        List<OrderVerdict> verdicts = session.fire(Phase.ORDER, OrderVerdict.class);
        Optional<OrderVerdict> failed =
                verdicts.stream().filter(verdict -> !verdict.passed()).min(Comparator.comparing(OrderVerdict::test));
        if (failed.isPresent()) {
            suppress(request, draft.listing(), failed.get().test(), List.of(draft, failed.get()));
            return Optional.empty();
        }
        List<Fact> sources = new ArrayList<>(List.of(draft));
        sources.addAll(verdicts);
        Line line = Line.of(draft, sources);
        book.add(line);
        return Optional.of(line);
    }

    /** Records an order that is not placed. */
    public void suppress(
            OrderRequest request, @Nullable ListingId listing, Suppression reason, List<? extends Fact> because) {
        book.add(new SuppressedOrder(
                request.side(),
                listing,
                request.sleeve(),
                request.amount(),
                reason,
                request.stage(),
                request.clause(),
                because));
    }

    private OrderDraft draft(OrderRequest request, @Nullable Constituent constituent, boolean funding) {
        ListingId listing = constituent == null ? null : constituent.listing();
        PriceBase price = listing == null ? null : valuation.prices().get(listing);
        BigDecimal priceBase = price == null || !price.isPositive() ? null : price.priceBase();
        BigDecimal units = listing == null || priceBase == null ? null : units(request, listing, priceBase);
        boolean buys = request.side() == Side.BUY;
        return new OrderDraft(
                request,
                listing,
                constituent != null && constituent.tradable(),
                buys && constituent != null && isForbidden(constituent),
                cadence,
                book.ordersOf(Stage.CADENCE),
                funding ? null : minTradeBy(request.stage()),
                priceBase,
                units,
                units == null || priceBase == null ? null : estimate(units, priceBase),
                policy.costs().perOrder(),
                funding,
                sources(request, constituent, price));
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

    private @Nullable CadenceStatus minTradeBy(Stage stage) {
        if (stage == Stage.CASH_PARK && policy.cashPark().orElseThrow().exemptFromMinTrade()) {
            return null;
        }
        return cadence == CadenceStatus.REVIEW ? CadenceStatus.MONTHLY : cadence;
    }

    private BigDecimal units(OrderRequest request, ListingId listing, BigDecimal priceBase) {
        if (request.side() == Side.BUY) {
            return units(request.amount().subtract(policy.costs().perOrder()), priceBase);
        }
        Position held = valuation.positions().get(listing);
        BigDecimal most = held == null ? BigDecimal.ZERO : held.holding().units();
        return request.amount()
                .divide(priceBase, policy.orderSizing().decimals(), RoundingMode.CEILING)
                .min(most);
    }

    /** What the amount buys at the price plus the price buffer, rounded down to the step of an order. */
    private BigDecimal units(BigDecimal amount, BigDecimal priceBase) {
        BigDecimal buffered = priceBase.multiply(
                BigDecimal.ONE.add(policy.costs().priceBufferPct().movePointLeft(2)));
        return amount.divide(buffered, policy.orderSizing().decimals(), RoundingMode.DOWN);
    }

    private static BigDecimal estimate(BigDecimal units, BigDecimal priceBase) {
        return Decimals.even2(units.multiply(priceBase));
    }
}
