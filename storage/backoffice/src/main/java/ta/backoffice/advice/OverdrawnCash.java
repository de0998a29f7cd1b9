package ta.backoffice.advice;

import java.math.BigDecimal;
import java.util.UUID;
import ta.backoffice.book.CashBalance;
import ta.backoffice.governance.Alerts;
import ta.database.Transaction;
import ta.rules.policy.Severity;

/** The alert about an overdrawn account: raised by a fill, settled as soon as the cash is there again. */
final class OverdrawnCash {

    private static final String KIND = "CASH_OVERDRAWN";
    private static final String SUBJECT = "cash";

    private OverdrawnCash() {}

    /**
     * @param cause what may have overdrawn it, for a sentence
     * @return the cash, base currency
     */
    static BigDecimal tell(Transaction tx, UUID portfolioId, String cause) {
        BigDecimal cash = settle(tx, portfolioId);
        if (cash.signum() < 0) {
            Alerts.raise(
                    tx,
                    portfolioId,
                    KIND,
                    Severity.WARN,
                    SUBJECT,
                    cause + " leave " + cash.toPlainString() + " in cash");
        }
        return cash;
    }

    static BigDecimal settle(Transaction tx, UUID portfolioId) {
        BigDecimal cash = CashBalance.of(tx, portfolioId);
        if (cash.signum() >= 0) {
            Alerts.settleSubject(tx, portfolioId, KIND, SUBJECT, "the cash is " + cash.toPlainString() + " again");
        }
        return cash;
    }
}
