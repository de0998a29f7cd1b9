package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.impl.DSL;
import ta.backoffice.valuation.PolicyHistory;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;

/** What former months left of their contributions, and what this month has paid out (specification, 2). */
public final class MonthlyMoney {

    private static final int MONTHS = 12;

    private final Transaction tx;
    private final UUID portfolioId;
    private final ZoneId zone;
    private final Instant at;

    /**
     * @param zone of the months
     * @param at the moment to which entries count
     */
    public MonthlyMoney(Transaction tx, UUID portfolioId, ZoneId zone, Instant at) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.zone = zone;
        this.at = at;
    }

    /**
     * What the twelve months before this one left undeployed, as the other {@code carriedOver} has it.
     *
     * @return base currency, at least 0
     */
    public BigDecimal carriedOver(BigDecimal cash) {
        YearMonth now = YearMonth.from(at.atZone(zone));
        PolicyHistory policies = PolicyHistory.load(tx, portfolioId);
        Map<YearMonth, BigDecimal> deployed =
                Deployed.contributions(tx, portfolioId, now.minusMonths(MONTHS), now.minusMonths(1), zone);
        return carriedOver(
                now,
                cash,
                month -> policies.contribution(begin(month.plusMonths(1)))
                        .map(contribution ->
                                new Month(contribution, deployed.getOrDefault(month, BigDecimal.ZERO), paidIn(month))));
    }

    /**
     * A month at whose end the policy had a contribution.
     *
     * @param contribution of the policy
     * @param deployed what was invested of it
     * @param paidIn contributions and their tax relief
     */
    public record Month(BigDecimal contribution, BigDecimal deployed, BigDecimal paidIn) {}

    /**
     * What the twelve months before {@code now} left undeployed: from 0, the oldest month first, c = max(0, c +
     * contribution − deployed); never more than what was paid in over those months less what they deployed, nor than
     * {@code cash} (decision specification, 2).
     *
     * @param months empty for a month without a contribution
     */
    public static BigDecimal carriedOver(YearMonth now, BigDecimal cash, Function<YearMonth, Optional<Month>> months) {
        BigDecimal carried = BigDecimal.ZERO;
        BigDecimal unspent = BigDecimal.ZERO;
        for (YearMonth each = now.minusMonths(MONTHS); each.isBefore(now); each = each.plusMonths(1)) {
            Month month = months.apply(each).orElse(null);
            if (month != null) {
                carried = carried.add(month.contribution())
                        .subtract(month.deployed())
                        .max(BigDecimal.ZERO);
                unspent = unspent.add(month.paidIn()).subtract(month.deployed());
            }
        }
        return carried.min(unspent).min(cash).max(BigDecimal.ZERO);
    }

    /**
     * What was taken out of the portfolio in the month.
     *
     * @return base currency, at least 0
     */
    public BigDecimal withdrawn() {
        YearMonth month = YearMonth.from(at.atZone(zone));
        return sum(month, List.of(EntryType.WITHDRAWAL)).negate().max(BigDecimal.ZERO);
    }

    /** Tax relief is paid in like the contribution that it belongs to. */
    private BigDecimal paidIn(YearMonth month) {
        return sum(month, List.of(EntryType.CONTRIBUTION, EntryType.TAX_RELIEF));
    }

    private BigDecimal sum(YearMonth month, Collection<EntryType> types) {
        return tx.sql()
                .select(DSL.coalesce(DSL.sum(LEDGER_ENTRIES.AMOUNT), BigDecimal.ZERO))
                .from(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.TYPE.in(types.stream().map(Enum::name).toList()),
                        LEDGER_ENTRIES.CURRENCY_AMOUNT.isNull(),
                        LEDGER_ENTRIES.TRADE_TIME.ge(begin(month)),
                        LEDGER_ENTRIES.TRADE_TIME.lt(begin(month.plusMonths(1))),
                        LEDGER_ENTRIES.TRADE_TIME.le(at))
                .fetchSingle()
                .value1();
    }

    private Instant begin(YearMonth month) {
        return Deployed.begin(month, zone);
    }
}
