package ta.backoffice.advice;

import java.time.Instant;
import java.util.UUID;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Ids;
import ta.database.Role;
import ta.database.TestDatabase;

/** Recommendations that no run has decided. */
final class TestAdvice {

    private TestAdvice() {}

    /** A recommendation with its own run and one line: a hundred units of a fund at 10.00. */
    static UUID recommendation(
            TestDatabase database, FullPortfolio portfolio, Instant asOf, String side, String stage, String reason) {
        UUID run = Ids.next();
        UUID id = Ids.next();
        String of = "'" + portfolio.id + "'";
        database.as(Role.WORKER)
                .transact(
                        portfolio.worker,
                        tx -> tx.sql()
                                .execute(String.join(
                                        ";",
                                        "insert into ta.task_runs"
                                                + " (id, portfolio_id, task, slot, state, as_of, requested_by,"
                                                + " finished_at)"
                                                + " values ('" + run + "', " + of + ", 'MONTHLY_ALLOCATION', '" + run
                                                + "', 'SUCCEEDED', '" + asOf + "', 'test', now())",
                                        "insert into ta.recommendations"
                                                + " (id, portfolio_id, run_id, stages, state_changed_by) values ('"
                                                + id + "', " + of + ", '" + run + "', array['" + stage + "'], 'test')",
                                        "insert into ta.recommendation_lines"
                                                + " (id, portfolio_id, recommendation_id, seq, side, listing_id,"
                                                + " sleeve, amount, estimated_units, estimated_amount, stage, reason,"
                                                + " clause)"
                                                + " select '" + Ids.next() + "', " + of + ", '" + id + "', 1, '" + side
                                                + "', id, 'world', 1000, 100, 1000, '" + stage + "', '" + reason
                                                + "', '/x' from ta.listings where ticker = 'VWRP'")));
        return id;
    }
}
