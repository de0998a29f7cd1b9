package ta.database;

import java.io.Reader;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;

/**
 * One transaction under way. State changes take it, so that several make one.
 *
 * @param at when it began by the database's clock, which is the one that counts
 */
public record Transaction(DSLContext sql, Actor actor, Instant at) {

    /**
     * Locks the portfolio's row, first of all locks (see "Lock order" in the architecture).
     *
     * @throws StorageException.NotFound when there is none that the actor may see
     */
    public void lockPortfolio(UUID portfolioId) {
        Boolean found = sql.resultQuery("select ta.lock_portfolio({0})", DSL.val(portfolioId))
                .fetchOneInto(Boolean.class);
        if (!Boolean.TRUE.equals(found)) {
            throw new StorageException.NotFound("portfolio", portfolioId);
        }
    }

    /**
     * Runs {@code work} in the context of another actor, as when the gate turns to the next portfolio, and comes back to this
     * one's, whatever becomes of the work. It stays one transaction.
     *
     * @param work gets the transaction that it has to use: what is written through it is the other actor's doing
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

    /**
     * Inserts rows many times as fast as {@code insert} does; to the database it is the same: privileges, checks and keys hold.
     *
     * @param copy a statement {@code copy … from stdin}
     * @param rows in COPY's text form
     * @return how many rows there were
     */
    public long copyIn(String copy, Reader rows) {
        return sql.connectionResult(connection ->
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows));
    }

    /**
     * Runs {@code work} to see what it would come to: whatever it changes is taken back, and its locks with it.
     */
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
            // What failed in the database ended the transaction, and the context with it.
            reason.addSuppressed(e);
        }
    }

    /** Tells the database on whose behalf the transaction goes on; row security shows what that one may see. */
    static Record enter(DSLContext sql, Actor actor) {
        return sql.resultQuery(
                        "select set_config('app.user_id', {0}, true), set_config('app.portfolio_id', {1}, true), now() as at",
                        DSL.val(actor.userId().map(Object::toString).orElse("")),
                        DSL.val(actor.portfolioId().map(Object::toString).orElse("")))
                .fetchSingle();
    }
}
