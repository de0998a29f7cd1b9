package ta.database;

import java.sql.Savepoint;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * A transaction in progress. Every change of state takes it as a parameter, so that several changes can be one
 * transaction.
 *
 * @param at when it began, by the database's clock; the clocks of other machines do not count
 */
public record Transaction(DSLContext sql, Actor actor, Instant at) {

    /**
     * Locks the portfolio's row until the transaction ends. Only the idempotency key is locked before it; see
     * "Lock order" in the architecture.
     *
     * @throws StorageException.NotFound if it does not exist or the actor may not see it
     */
    public void lockPortfolio(UUID portfolioId) {
        Boolean found = sql.resultQuery("select ta.lock_portfolio({0})", DSL.val(portfolioId))
                .fetchOneInto(Boolean.class);
        if (!Boolean.TRUE.equals(found)) {
            throw new StorageException.NotFound("portfolio", portfolioId);
        }
    }

    /**
     * Runs {@code work} on behalf of another actor, within the same transaction; for example when the price gate goes
     * on to the next portfolio. Afterwards this actor is set again, also if the work fails.
     *
     * @param work must use the transaction that it is given, which carries the other actor
     */
    public <T> T as(Actor other, Function<Transaction, T> work) {
        enter(sql, other);
        T result;
        try {
            result = work.apply(new Transaction(sql, other, at));
        } catch (RuntimeException | Error e) {
            leave(e);
            throw e;
        }
        enter(sql, actor);
        return result;
    }

    /** Runs {@code work} to see its result, and rolls back its changes; this releases the locks that it took. */
    public <T> T tryOut(Supplier<T> work) {
        return sql.connectionResult(connection -> {
            Savepoint before = connection.setSavepoint();
            try {
                return work.get();
            } finally {
                connection.rollback(before);
            }
        });
    }

    private void leave(Throwable reason) {
        try {
            enter(sql, actor);
        } catch (DataAccessException e) {
            // An error in the database aborted the transaction; its end also resets the actor.
            reason.addSuppressed(e);
        }
    }

    /** Sets the actor that row security reads, for the rest of the transaction. */
    static Record enter(DSLContext sql, Actor actor) {
        return sql.resultQuery(
                        "select set_config('app.user_id', {0}, true), set_config('app.portfolio_id', {1}, true),"
                                // Who waits for our locks is told by whom they are held.
                                + " set_config('application_name', {2}, true), now() as at",
                        DSL.val(actor.userId().map(Object::toString).orElse("")),
                        DSL.val(actor.portfolioId().map(Object::toString).orElse("")),
                        DSL.val(actor.name()))
                .fetchSingle();
    }
}
