package ta.rules.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio earned in a period (performance specification, 5). Amounts are in the base currency.
 *
 * @param start the day of the newest firm point before the period, or null without one
 * @param end the day of the last firm point in it
 * @param tradingFees the fees of trades
 * @param accountFees the FEE entries
 * @param timeWeighted the growth of the total index, EVEN10
 * @param annualised the same for a year, EVEN6; null for a year or less
 * @param moneyWeighted a year's rate for more than a year, else the period's
 * @param volatility the yearly deviation of monthly returns, EVEN6; null for less than twelve whole months
 * @param sleeves by sleeve; the field {@code units} is null
 */
public record PeriodFigures(
        Period period,
        @Nullable LocalDate start,
        LocalDate end,
        BigDecimal startValue,
        BigDecimal endValue,
        Payments payments,
        BigDecimal dividends,
        BigDecimal interest,
        BigDecimal tradingFees,
        BigDecimal accountFees,
        BigDecimal timeWeighted,
        @Nullable BigDecimal annualised,
        MoneyWeighted moneyWeighted,
        GreatestDrawdown drawdown,
        @Nullable BigDecimal volatility,
        List<ListingFigures> listings,
        CashFigures cash,
        List<ListingFigures> sleeves) {

    public BigDecimal gain() {
        return endValue.subtract(startValue).subtract(payments.net());
    }

    /** What was paid in and out, by the type of the entry. What left is above 0. */
    public record Payments(
            BigDecimal paidIn,
            BigDecimal taxRelief,
            BigDecimal withdrawn,
            BigDecimal transferredIn,
            BigDecimal transferredOut,
            BigDecimal adjusted) {

        public BigDecimal net() {
            return paidIn.add(taxRelief)
                    .subtract(withdrawn)
                    .add(transferredIn)
                    .subtract(transferredOut)
                    .add(adjusted);
        }
    }

    /**
     * A listing's, or a sleeve's, part of the gain.
     *
     * @param code the listing, or the code of the sleeve
     * @param units held at the end; null for a sleeve
     * @param cost pooled, at the end
     * @param realised the proceeds of the period's sales less their cost
     * @param income dividends
     * @param fees of trades, and FEE entries of the listing
     */
    public record ListingFigures(
            String code,
            @Nullable BigDecimal units,
            BigDecimal value,
            BigDecimal cost,
            BigDecimal realised,
            BigDecimal income,
            BigDecimal fees,
            BigDecimal gain) {

        public BigDecimal unrealised() {
            return value.subtract(cost);
        }

        ListingFigures and(ListingFigures other) {
            return new ListingFigures(
                    code,
                    null,
                    value.add(other.value),
                    cost.add(other.cost),
                    realised.add(other.realised),
                    income.add(other.income),
                    fees.add(other.fees),
                    gain.add(other.gain));
        }

        ListingFigures in(String sleeve) {
            return new ListingFigures(sleeve, null, value, cost, realised, income, fees, gain);
        }
    }

    /**
     * The part of the gain that no listing earned.
     *
     * @param value the cash at the end
     */
    public record CashFigures(BigDecimal value, BigDecimal income, BigDecimal fees) {

        public BigDecimal gain() {
            return income.subtract(fees);
        }
    }
}
