package ta.rules.allocation;

import static ta.rules.json.Decimals.down2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.cadence.ClaimVerdict;
import ta.rules.cadence.ClaimVerdict.Claim;
import ta.rules.cadence.HoldVerdict;
import ta.rules.cadence.PriorityCount;
import ta.rules.cadence.Tally;
import ta.rules.cadence.WithdrawalReading;
import ta.rules.cadence.WithdrawalVerdict;
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

    private static final String CONTRIBUTION = "contribution";

    static final Comparator<CadenceSleeve> MOST_UNDERWEIGHT = Comparator.comparing(
                    (CadenceSleeve sleeve) -> sleeve.weight().driftPp())
            .thenComparing(sleeve -> sleeve.weight().order());
    private static final Comparator<CadenceSleeve> MOST_OVERWEIGHT = Comparator.comparing(
                    (CadenceSleeve sleeve) -> sleeve.weight().driftPp())
            .reversed()
            .thenComparing(sleeve -> sleeve.weight().order());

    private static final String MONTHLY = "/cadence/monthly";

    private final RuleSession session;
    private final Policy policy;
    private final CadenceVerdict cadence;
    private final Valuation valuation;
    private final List<CadenceSleeve> sleeves;
    private final WorkingBook book;
    private final OrderPlacement desk;
    private final Limits limits;

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
            OrderPlacement desk,
            Limits limits) {
        this.session = session;
        this.policy = policy;
        this.cadence = cadence;
        this.valuation = valuation;
        this.sleeves = sleeves;
        this.book = book;
        this.desk = desk;
        this.limits = limits;
    }

    public CadenceResult allocate() {
        WithdrawalReading withdrawal = policy.cadence()
                .withdrawal()
                .map(clause -> reading(clause.amount()))
                .orElse(null);
        Budget available = available(withdrawal);
        List<WithdrawalVerdict.Kind> raised = withdrawal == null ? List.of() : judge(withdrawal);
        sleeves.forEach(session::insert);
        List<ClaimVerdict> claims = session.fire(Phase.CADENCE, ClaimVerdict.class);
        if (withdrawal != null && raised.contains(WithdrawalVerdict.Kind.RAISED_BY_SELLS)) {
            new WithdrawalAllocation(policy, valuation, book, desk, limits, withdrawal)
                    .raise(
                            raised.contains(WithdrawalVerdict.Kind.PARK_FIRST),
                            claimants(claims, Claim.WITHDRAWAL).stream()
                                    .sorted(MOST_OVERWEIGHT)
                                    .toList());
            return new CadenceResult(available, available, null, withdrawal);
        }
        List<CadenceSleeve> first = claimants(claims, Claim.PRIORITY);
        Optional<HoldVerdict> hold = hold(first, claims);
        if (hold.isPresent() && hold.get().hold()) {
            return new CadenceResult(available, available, hold.get(), withdrawal);
        }
        Budget budget = sell(available, claims);
        if (budget.amount().signum() > 0 && !isFull()) {
            buy(budget, claims, first);
        }
        return new CadenceResult(available, budget, null, withdrawal);
    }

    /** What the cash park can give is what a funding SELL of this run leaves of it. */
    private WithdrawalReading reading(BigDecimal amount) {
        List<Line> funding = book.sells(Stage.CASH_PARK);
        BigDecimal park =
                funding.stream().map(Line::estimatedAmount).reduce(valuation.cashPark(), BigDecimal::subtract);
        List<Fact> sources = new ArrayList<>(List.of(valuation.cash(), cadence));
        policy.cashPark().map(each -> valuation.positions().get(each.listing())).ifPresent(sources::add);
        sources.addAll(funding);
        return new WithdrawalReading(valuation.cash(), amount, policy.cashReserve(), park, sources);
    }

    private List<WithdrawalVerdict.Kind> judge(WithdrawalReading withdrawal) {
        session.insert(withdrawal);
        return session.fire(Phase.CADENCE, WithdrawalVerdict.class).stream()
                .map(WithdrawalVerdict::kind)
                .toList();
    }

    /**
     * A = DOWN2(max(0, min(contribution + carried − deployed, cash − reserve − W))), or all cash above the reserve and
     * W; 0 without a contribution.
     */
    private Budget available(@Nullable WithdrawalReading withdrawal) {
        Cash cash = valuation.cash();
        BigDecimal kept = withdrawal == null ? BigDecimal.ZERO : withdrawal.due();
        BigDecimal free = cash.cash().subtract(policy.cashReserve()).subtract(kept);
        Values parts = Values.of("cash", Figure.money(cash.cash()))
                .and("reserve", Figure.money(policy.cashReserve()))
                .and("withdrawal_due", Figure.money(kept));
        List<Fact> sources = new ArrayList<>(List.of(cash, cadence));
        if (withdrawal != null) {
            sources.add(withdrawal);
        }
        Optional<Policy.Contribution> paidIn = policy.cadence().contribution();
        if (paidIn.isEmpty()) {
            return new Budget(CONTRIBUTION, down2(BigDecimal.ZERO), parts.map(), MONTHLY, sources);
        }
        Policy.Contribution contribution = paidIn.get();
        BigDecimal amount = contribution.deploy() == Policy.Deploy.ALL_CASH
                ? free
                : due(contribution, cash).min(free);
        parts.and("contribution", Figure.money(contribution.amount()))
                .and("contribution_carried_over", Figure.money(carried(contribution, cash)))
                .and("contribution_deployed_this_month", Figure.money(cash.contributionDeployedThisMonth()));
        return new Budget(
                CONTRIBUTION, down2(amount.max(BigDecimal.ZERO)), parts.map(), MONTHLY + "/contribution", sources);
    }

    /** What is still to be invested this month: contribution + carried − deployed. */
    public static BigDecimal due(Policy.Contribution contribution, Cash cash) {
        return contribution.amount().add(carried(contribution, cash)).subtract(cash.contributionDeployedThisMonth());
    }

    private static BigDecimal carried(Policy.Contribution contribution, Cash cash) {
        return contribution.deploy() == Policy.Deploy.CARRY_OVER ? cash.contributionCarriedOver() : BigDecimal.ZERO;
    }

    private Optional<HoldVerdict> hold(List<CadenceSleeve> first, List<ClaimVerdict> claims) {
        List<Fact> sources = new ArrayList<>(
                claims.stream().filter(claim -> claim.claim() == Claim.PRIORITY).toList());
        sources.add(cadence);
        session.insert(new PriorityCount(cadence.status(), first.size(), sources));
        return session.fire(Phase.CADENCE, HoldVerdict.class).stream().findFirst();
    }

    /** In the order that the claims have of the policy. */
    private static List<CadenceSleeve> claimants(List<ClaimVerdict> claims, Claim claim) {
        return claims.stream()
                .filter(verdict -> verdict.claim() == claim && verdict.granted())
                .sorted(Comparator.comparingInt(ClaimVerdict::rank))
                .map(ClaimVerdict::of)
                .toList();
    }

    /** Whether the cadence may place no further order. */
    private boolean isFull() {
        return limits.stops(
                Tally.Of.ORDERS,
                book.ordersOf(Stage.CADENCE),
                book.lines().stream()
                        .filter(line -> line.stage() == Stage.CADENCE)
                        .toList());
    }

    /** Whether what is left cannot pay for an order of the least size. */
    private boolean isTooLittle(BigDecimal left, Budget budget) {
        List<Fact> sources = new ArrayList<>(List.of(budget));
        sources.addAll(book.buys(Stage.CADENCE));
        return limits.stops(Tally.Of.BUDGET, left, sources);
    }

    private Budget sell(Budget available, List<ClaimVerdict> claims) {
        BigDecimal basis = book.invested().add(available.amount());
        List<CadenceSleeve> overweight =
                claimants(claims, Claim.SELL).stream().sorted(MOST_OVERWEIGHT).toList();
        for (int i = 0; i < overweight.size() && !limits.stops(Tally.Of.SOLD_SLEEVES, i, overweight); i++) {
            sell(overweight.get(i), basis, available);
        }
        List<Line> sold = book.sells(Stage.CADENCE);
        if (sold.isEmpty()) {
            return available;
        }
        BigDecimal proceeds = sold.stream().map(Line::proceeds).reduce(BigDecimal.ZERO, BigDecimal::add);
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
        ListingId park = policy.cashPark().map(Policy.CashPark::listing).orElse(null);
        for (Position held : valuation.largestFirst(sleeve.sleeve(), park)) {
            if (limits.stops(Tally.Of.SELLS, book.sells(Stage.CADENCE))) {
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

    private void buy(Budget budget, List<ClaimVerdict> claims, List<CadenceSleeve> first) {
        DefaultOrders defaults = new DefaultOrders(session, policy, sleeves, book, desk, limits, this::greedy);
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
        if (left.signum() > 0 && !isTooLittle(left, budget)) {
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
            if (left.signum() <= 0 || isFull() || isTooLittle(left, budget)) {
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
