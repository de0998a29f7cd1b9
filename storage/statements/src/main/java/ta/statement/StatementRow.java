package ta.statement;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import ta.rules.portfolio.EntryType;

/**
 * One thing that happened at the broker, in the account's currency unless the row names another one.
 *
 * @param line number of the line of the file, from 1; the first one if several lines say it together
 * @param units above 0; only an ADJUSTMENT has a sign
 * @param price per unit, at most 10 decimals, as it follows from the amount if the file has it in another currency
 * @param amount change of the cash with fees included, 2 decimals; negative for money out. For a TRANSFER_IN or
 *     ADJUSTMENT of a security, what the units cost.
 * @param fees included in the amount; 0 except for BUY, SELL and EXCHANGE
 * @param currency another currency than the account's, in which price, amount and fees are; of an EXCHANGE, that of its
 *     other side
 * @param exchanged of an EXCHANGE: change of the cash in that currency; the amount is in the account's
 * @param reference the broker's own number of the transaction
 */
public record StatementRow(
        int line,
        EntryType type,
        Moment moment,
        Optional<Security> security,
        Optional<BigDecimal> units,
        Optional<BigDecimal> price,
        Optional<BigDecimal> amount,
        BigDecimal fees,
        Optional<String> currency,
        Optional<BigDecimal> exchanged,
        Optional<String> reference,
        String note) {

    /** By day and time, a day alone before the times of the day; of one moment, what comes in first. */
    public static final Comparator<StatementRow> ORDER = Comparator.comparing(
                    (StatementRow row) -> row.moment().instant(ZoneId.of("UTC")))
            .thenComparing(row -> !row.comesIn());

    /** Whether units or cash come in. Of one moment, such rows stand before those by which something leaves. */
    public boolean comesIn() {
        return switch (type) {
            case CONTRIBUTION, TAX_RELIEF, DIVIDEND, INTEREST, TRANSFER_IN -> true;
            case ADJUSTMENT -> units.or(() -> amount).orElse(BigDecimal.ZERO).signum() >= 0;
            case BUY, SELL, WITHDRAWAL, FEE, TRANSFER_OUT, EXCHANGE -> false;
        };
    }
}
