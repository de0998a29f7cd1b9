package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.AUDIT_EVENTS;
import static ta.backoffice.jooq.Tables.AUDIT_HEADS;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;
import ta.backoffice.book.VerifyBatches;
import ta.backoffice.governance.RowFault;
import ta.backoffice.governance.VerifyRows;

/** Proves that what is recorded is what the audit chains tell of: ledger, bound rows and archives, row by row. */
public final class VerifyRecord {

    private VerifyRecord() {}

    /** All portfolios at one moment, those too of which nothing is left but the chain. */
    public static void verify(Database database, Consumer<RowFault> faults) {
        database.read(Actor.system("verify"), tx -> {
            tx.sql()
                    .select(PORTFOLIOS.ID)
                    .from(PORTFOLIOS)
                    .union(DSL.select(AUDIT_HEADS.PORTFOLIO_ID)
                            .from(AUDIT_HEADS)
                            .where(AUDIT_HEADS.PORTFOLIO_ID.isNotNull()))
                    .union(DSL.select(AUDIT_EVENTS.PORTFOLIO_ID)
                            .from(AUDIT_EVENTS)
                            .where(AUDIT_EVENTS.PORTFOLIO_ID.isNotNull()))
                    .orderBy(1)
                    .fetch(PORTFOLIOS.ID)
                    .forEach(portfolio -> within(tx, portfolio, faults));
            return null;
        });
    }

    /**
     * One portfolio as the transaction's actor sees it.
     *
     * @return how much of the archives was looked at
     */
    public static VerifyArchives.Counts within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        VerifyBatches.within(tx, portfolioId, faults);
        VerifyRows.within(tx, portfolioId, faults);
        VerifyPruned.within(tx, portfolioId, faults);
        return VerifyArchives.within(tx, portfolioId, faults);
    }
}
