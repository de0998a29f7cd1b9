package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.AUDIT_EVENTS;
import static ta.backoffice.jooq.Tables.AUDIT_HEADS;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import ta.backoffice.book.VerifyBatches;
import ta.backoffice.governance.RowFault;
import ta.backoffice.governance.VerifyRows;
import ta.backoffice.valuation.VerifyPoints;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;

/**
 * Verifies ledger, audited rows, pruned runs and archives against the audit chains and their hashes, row by row, and
 * computes the valuation points anew.
 */
public final class VerifyRecord {

    private VerifyRecord() {}

    /** Verifies all portfolios as of one moment, including those of which only the chain is left. */
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
     * Verifies one portfolio, as far as the actor may see it.
     *
     * @return the number of archives that were verified
     */
    public static VerifyArchives.Counts within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        VerifyBatches.within(tx, portfolioId, faults);
        VerifyRows.within(tx, portfolioId, faults);
        VerifyPruned.within(tx, portfolioId, faults);
        VerifyPoints.within(tx, portfolioId, faults);
        return VerifyArchives.within(tx, portfolioId, faults);
    }
}
