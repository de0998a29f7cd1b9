package ta.rules.allocation;

import static ta.rules.json.Decimals.down2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.cadence.ClaimVerdict;
import ta.rules.cadence.ClaimVerdict.Claim;
import ta.rules.cadence.HoldVerdict;
import ta.rules.cadence.PriorityCount;
import ta.rules.order.Line;
import ta.rules.order.OrderRequest;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.trace.Fact;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceVerdict;
import ta.rules.valuation.Position;
import ta.rules.valuation.Valuation;

/** Invests the month's contribution, as the monthly or the quarterly clause asks (specification, 7.2). */
public final class CadenceAllocation {

    static final Comparator<CadenceSleeve> MOST_UNDERWEIGHT = Comparator.comparing(
                    (CadenceSleeve sleeve) -> sleeve.weight().driftPp())
            .thenComparing(sleeve -> sleeve.weight().order());
    private static final Comparator<CadenceSleeve> MOST_OVERWEIGHT = Comparator.comparing(
                    (CadenceSleeve sleeve) -> sleeve.weight().driftPp())
            .reversed()
            .thenComparing(sleeve -> sleeve.weight().order());

    private final RuleSession session;
    private final Policy policy;
    private final Policy.Monthly monthly;
    private final CadenceVerdict cadence;
    private final CadenceTerms terms;
    private final Valuation valuation;
    private final List<CadenceSleeve> sleeves;
    private final WorkingBook book;
    private final OrderPlacement desk;

    /**
     * @param sleeves in policy order, judged after the cash park has bought
     */
    public CadenceAllocation(
            RuleSession session,
            Policy policy,
            CadenceVerdict cadence,
            Valuation valuation,
            List<CadenceSleeve> sleeves,
            WorkingBook book,
            OrderPlacement desk) {
        this.session = session;
        this.policy = policy;
        this.monthly = policy.cadence().monthly().orElseThrow();
        this.cadence = cadence;
        this.terms = CadenceTerms.of(policy, cadence.status());
        this.valuation = valuation;
        this.sleeves = sleeves;
        this.book = book;
        this.desk = desk;
    }

    public CadenceResult allocate() {
        Budget available = available(policy, monthly, valuation.cash(), cadence);
        sleeves.forEach(session::insert);
        List<ClaimVerdict> claims = session.fire(Phase.CADENCE, ClaimVerdict.class);
        List<CadenceSleeve> first = claimants(claims, Claim.PRIORITY).stream()
                .sorted(Comparator.comparingInt(this::priority))
                .toList();
        Optional<HoldVerdict> hold = hold(first, claims);
        if (hold.isPresent() && hold.get().hold()) {
            return new CadenceResult(available, available, hold.get());
        }
        Budget budget = sell(available, claims);
        if (budget.amount().signum() > 0 && slots() > 0) {
            buy(budget, claims, first);
        }
        return new CadenceResult(available, budget, null);
    }

    /** A = DOWN2(max(0, min(contribution − deployed, cash − reserve))), or all cash above the reserve. */
    static Budget available(Policy policy, Policy.Monthly monthly, Cash cash, CadenceVerdict cadence) {
        BigDecimal free = cash.cash().subtract(policy.cashReserve());
        BigDecimal due = monthly.contribution().subtract(cash.contributionDeployedThisMonth());
        BigDecimal amount = monthly.deploy() == Policy.Deploy.ALL_CASH ? free : due.min(free);
        Values parts = Values.of("contribution", Figure.money(monthly.contribution()))
                .and("contribution_deployed_this_month", Figure.money(cash.contributionDeployedThisMonth()))
                .and("cash", Figure.money(cash.cash()))
                .and("reserve", Figure.money(policy.cashReserve()));
        return new Budget(
                "contribution",
                down2(amount.max(BigDecimal.ZERO)),
                parts.map(),
                "/cadence/monthly/contribution",
                List.of(cash, cadence));
    }

    private Optional<HoldVerdict> hold(List<CadenceSleeve> first, List<ClaimVerdict> claims) {
        List<Fact> sources = new ArrayList<>(
                claims.stream().filter(claim -> claim.claim() == Claim.PRIORITY).toList());
        sources.add(cadence);
        session.insert(new PriorityCount(cadence.status(), first.size(), sources));
        return session.fire(Phase.CADENCE, HoldVerdict.class).stream().findFirst();
    }

    private int priority(CadenceSleeve sleeve) {
        return policy.cadence().quarterly().orElseThrow().prioritySleeves().indexOf(sleeve.sleeve());
    }

    private static List<CadenceSleeve> claimants(List<ClaimVerdict> claims, Claim claim) {
        return claims.stream()
                .filter(verdict -> verdict.claim() == claim && verdict.granted())
                .map(ClaimVerdict::of)
                .toList();
    }

    private int slots() {
        return terms.maxOrders() - book.ordersOf(Stage.CADENCE);
    }

    private Budget sell(Budget available, List<ClaimVerdict> claims) {
        BigDecimal basis = book.invested().add(available.amount());
        claimants(claims, Claim.SELL).stream()
                .sorted(MOST_OVERWEIGHT)
                .limit(terms.maxSells())
                .forEach(sleeve -> sell(sleeve, basis, available));
        List<Line> sold = book.sells(Stage.CADENCE);
        if (sold.isEmpty()) {
            return available;
        }
        BigDecimal proceeds = sold.stream()
                .map(line -> line.estimatedAmount().subtract(line.perOrder()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Fact> sources = new ArrayList<>(List.of(available));
        sources.addAll(sold);
        return new Budget(
                "contribution and proceeds",
                available.amount().add(proceeds),
                Values.of("proceeds", Figure.money(proceeds).fixed(2)).map(),
                "/cadence/quarterly/max_sells",
                sources);
    }

    /** Sells one holding of the sleeve after the other, the largest first, until its excess is gone. */
    private void sell(CadenceSleeve sleeve, BigDecimal basis, Budget available) {
        for (Position held : largestFirst(sleeve.sleeve())) {
            if (book.sells(Stage.CADENCE).size() >= terms.maxSells()) {
                return;
            }
            Gap excess = Gap.of(policy.sleeve(sleeve.sleeve()), basis, book, available);
            BigDecimal amount = down2(excess.amount().negate().min(held.value()));
            if (amount.signum() > 0) {
                desk.trade(
                        new OrderRequest(
                                Side.SELL,
                                Stage.CADENCE,
                                sleeve.sleeve(),
                                amount,
                                "OVERWEIGHT",
                                "/cadence/quarterly/max_sells",
                                List.of(sleeve, excess)),
                        held.constituent());
            }
        }
    }

    /**
     * The positions of a sleeve, the largest value first, equal ones in the order of the constituents. The cash park
     * belongs to no sleeve.
     */
    private List<Position> largestFirst(String sleeve) {
        ListingId park = policy.cashPark().map(Policy.CashPark::listing).orElse(null);
        return valuation.positionsOf(sleeve, park).stream()
                .sorted(Comparator.comparing(Position::value).reversed())
                .toList();
    }

    private void buy(Budget budget, List<ClaimVerdict> claims, List<CadenceSleeve> first) {
        DefaultOrders defaults = new DefaultOrders(session, policy, sleeves, book, desk, this::greedy);
        boolean priority = !first.isEmpty();
        List<CadenceSleeve> claimants = priority
                ? first
                : claimants(claims, Claim.MOST_UNDERWEIGHT).stream()
                        .sorted(MOST_UNDERWEIGHT)
                        .toList();
        if (claimants.isEmpty()) {
            defaults.place(budget);
            return;
        }
        BigDecimal left = greedy(
                budget,
                claimants,
                priority ? "PRIORITY" : "MOST_UNDERWEIGHT",
                priority ? "/cadence/quarterly/priority_sleeves" : DefaultOrders.WHEN_DRIFTED);
        if (left.signum() > 0 && left.compareTo(terms.minTrade()) >= 0) {
            defaults.place(leftover(budget, left));
        }
    }

    private Budget leftover(Budget budget, BigDecimal left) {
        List<Fact> sources = new ArrayList<>(List.of(budget));
        sources.addAll(book.buys(Stage.CADENCE));
        return new Budget(
                "leftover",
                left,
                Values.of("of_budget", Figure.money(budget.amount())).map(),
                budget.clause(),
                sources);
    }

    /** Fills one gap after the other; returns what is left of the budget. */
    private BigDecimal greedy(Budget budget, List<CadenceSleeve> order, String reason, String clause) {
        BigDecimal basis = book.invested().add(budget.amount());
        BigDecimal left = budget.amount();
        for (CadenceSleeve sleeve : order) {
            if (slots() <= 0 || left.signum() <= 0 || left.compareTo(terms.minTrade()) < 0) {
                break;
            }
            Gap gap = Gap.of(policy.sleeve(sleeve.sleeve()), basis, book, budget);
            BigDecimal amount = down2(gap.amount().min(left));
            if (amount.signum() <= 0) {
                continue;
            }
            OrderRequest request = new OrderRequest(
                    Side.BUY, Stage.CADENCE, sleeve.sleeve(), amount, reason, clause, List.of(sleeve, gap, budget));
            left = left.subtract(desk.buySleeve(request).map(Line::outlay).orElse(BigDecimal.ZERO));
        }
        return left;
    }
}
