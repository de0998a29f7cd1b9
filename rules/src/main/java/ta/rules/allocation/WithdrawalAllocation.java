package ta.rules.allocation;

import static ta.rules.json.Decimals.down2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.cadence.Tally;
import ta.rules.cadence.WithdrawalReading;
import ta.rules.order.Line;
import ta.rules.order.OrderRequest;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.valuation.Position;
import ta.rules.valuation.Valuation;

/** Raises by sells what a withdrawal lacks in cash (specification, 7.2, step 1). */
final class WithdrawalAllocation {

    private static final String CLAUSE = "/cadence/monthly/withdrawal";

    private final Policy policy;
    private final Valuation valuation;
    private final WorkingBook book;
    private final OrderPlacement desk;
    private final Limits limits;
    private final WithdrawalReading reading;
    private final List<Line> sold = new ArrayList<>();
    private BigDecimal left;

    WithdrawalAllocation(
            Policy policy,
            Valuation valuation,
            WorkingBook book,
            OrderPlacement desk,
            Limits limits,
            WithdrawalReading reading) {
        this.policy = policy;
        this.valuation = valuation;
        this.book = book;
        this.desk = desk;
        this.limits = limits;
        this.reading = reading;
        this.left = reading.lacking();
    }

    /**
     * @param parkFirst whether the cash park gives before the sleeves do
     * @param sleeves that may be sold from, in the order in which they are
     */
    void raise(boolean parkFirst, List<CadenceSleeve> sleeves) {
        if (parkFirst) {
            ListingId park = policy.cashPark().orElseThrow().listing();
            sell(Policy.CASH_PARK, desk.constituent(park), reading.park(), List.of(reading));
        }
        BigDecimal basis = book.invested().subtract(left);
        for (CadenceSleeve sleeve : sleeves) {
            for (Position held : valuation.largestFirst(sleeve.sleeve(), park())) {
                if (!isWanted()) {
                    break;
                }
                Gap excess = Gap.of(policy.sleeve(sleeve.sleeve()), basis, book, reading);
                sell(
                        sleeve.sleeve(),
                        held.constituent(),
                        excess.amount().negate().min(held.value()),
                        List.of(sleeve, excess, reading));
            }
        }
        if (left.signum() > 0 && !sold.isEmpty()) {
            enlarge(sold.get(sold.size() - 1));
        }
    }

    private boolean isWanted() {
        return left.signum() > 0 && !limits.stops(Tally.Of.WITHDRAWAL_SELLS, sold);
    }

    private @Nullable ListingId park() {
        return policy.cashPark().map(Policy.CashPark::listing).orElse(null);
    }

    /**
     * @param most that is sold of it
     */
    private void sell(String sleeve, Constituent constituent, BigDecimal most, List<? extends Fact> sources) {
        BigDecimal amount =
                down2(policy.orderCosts(constituent.listing()).gross(left).min(most));
        if (amount.signum() <= 0) {
            return;
        }
        desk.trade(
                        new OrderRequest(
                                Side.SELL, Stage.CADENCE, sleeve, amount, OrderRequest.WITHDRAWAL, CLAUSE, sources),
                        constituent)
                .ifPresent(line -> {
                    sold.add(line);
                    left = left.subtract(line.proceeds());
                });
    }

    /** Lets the last sell raise the rest too, as far as its holding goes. */
    private void enlarge(Line last) {
        BigDecimal value = Objects.requireNonNull(valuation.positions().get(last.listing()))
                .value();
        BigDecimal amount = down2(policy.orderCosts(last.listing())
                .gross(left.add(last.proceeds()))
                .min(value));
        BigDecimal units =
                desk.sizing(last).sold(amount).min(book.units(last.listing()).add(last.estimatedUnits()));
        if (units.compareTo(last.estimatedUnits()) > 0) {
            desk.remake(last, last.request(amount, List.of(reading, last)), units);
        }
    }
}
