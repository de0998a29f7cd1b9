package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PROVIDER_HEALTH;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.database.Bounds;
import ta.database.Transaction;

/**
 * How the providers fare, for all processes. What is said of one reaches every user, so it names no listing and no key.
 *
 * @param configured whether the worker that started last can ask it
 * @param failure the last one; it may be over
 * @param failuresInARow since the last success
 * @param pausedUntil nobody asks it before
 */
public record ProviderHealth(
        boolean configured,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastFailureAt,
        Optional<String> failure,
        int failuresInARow,
        Optional<Instant> pausedUntil) {

    /** Of what no worker has ever spoken. */
    public static final ProviderHealth UNUSED =
            new ProviderHealth(false, Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());

    /** In one word. */
    public enum State {
        OK,
        FAILING,
        PAUSED,
        UNUSED
    }

    public State state(Instant now) {
        if (pausedUntil.filter(now::isBefore).isPresent()) {
            return State.PAUSED;
        }
        if (failuresInARow > 0) {
            return State.FAILING;
        }
        return lastSuccessAt.isPresent() ? State.OK : State.UNUSED;
    }

    public static ProviderHealth of(Transaction tx, Provider provider) {
        return all(tx).getOrDefault(provider, UNUSED);
    }

    /** Those of which a worker has spoken. */
    public static Map<Provider, ProviderHealth> all(Transaction tx) {
        return tx.sql().selectFrom(PROVIDER_HEALTH).fetch().stream()
                .filter(row -> Provider.of(row.getName()).isPresent())
                .collect(Collectors.toMap(
                        row -> Provider.of(row.getName()).orElseThrow(),
                        row -> new ProviderHealth(
                                row.getConfigured(),
                                Optional.ofNullable(row.getLastSuccessAt()),
                                Optional.ofNullable(row.getLastFailureAt()),
                                Optional.ofNullable(row.getLastFailure()),
                                row.getFailuresInARow(),
                                Optional.ofNullable(row.getPausedUntil()))));
    }

    /** Said by a worker that starts. */
    public static void configure(Transaction tx, Set<Provider> configured) {
        for (Provider provider : Provider.values()) {
            boolean can = configured.contains(provider);
            tx.sql()
                    .insertInto(PROVIDER_HEALTH)
                    .set(PROVIDER_HEALTH.NAME, provider.text())
                    .set(PROVIDER_HEALTH.CONFIGURED, can)
                    .onConflict(PROVIDER_HEALTH.NAME)
                    .doUpdate()
                    .set(PROVIDER_HEALTH.CONFIGURED, can)
                    .where(PROVIDER_HEALTH.CONFIGURED.ne(can))
                    .execute();
        }
    }

    /** It answered. */
    public static void succeeded(Transaction tx, Provider provider) {
        tx.sql()
                .insertInto(PROVIDER_HEALTH)
                .set(PROVIDER_HEALTH.NAME, provider.text())
                .set(PROVIDER_HEALTH.CONFIGURED, true)
                .set(PROVIDER_HEALTH.LAST_SUCCESS_AT, tx.at())
                .onConflict(PROVIDER_HEALTH.NAME)
                .doUpdate()
                .set(PROVIDER_HEALTH.LAST_SUCCESS_AT, tx.at())
                .set(PROVIDER_HEALTH.CONFIGURED, true)
                .set(PROVIDER_HEALTH.FAILURES_IN_A_ROW, 0)
                .setNull(PROVIDER_HEALTH.PAUSED_UNTIL)
                .execute();
    }

    /**
     * It did not, for a reason of its own.
     *
     * @param why without any listing's name
     */
    public static void failed(Transaction tx, Provider provider, String why, Optional<Instant> pausedUntil) {
        String text = Bounds.text("failure", why, 4000);
        tx.sql()
                .insertInto(PROVIDER_HEALTH)
                .set(PROVIDER_HEALTH.NAME, provider.text())
                .set(PROVIDER_HEALTH.CONFIGURED, true)
                .set(PROVIDER_HEALTH.LAST_FAILURE_AT, tx.at())
                .set(PROVIDER_HEALTH.LAST_FAILURE, text)
                .set(PROVIDER_HEALTH.FAILURES_IN_A_ROW, 1)
                .set(PROVIDER_HEALTH.PAUSED_UNTIL, pausedUntil.orElse(null))
                .onConflict(PROVIDER_HEALTH.NAME)
                .doUpdate()
                .set(PROVIDER_HEALTH.LAST_FAILURE_AT, tx.at())
                .set(PROVIDER_HEALTH.LAST_FAILURE, text)
                .set(PROVIDER_HEALTH.FAILURES_IN_A_ROW, PROVIDER_HEALTH.FAILURES_IN_A_ROW.plus(1))
                .set(PROVIDER_HEALTH.PAUSED_UNTIL, longer(pausedUntil))
                .execute();
    }

    /** It was not asked, and will not be for a while. */
    public static void paused(Transaction tx, Provider provider, Instant until) {
        tx.sql()
                .update(PROVIDER_HEALTH)
                .set(PROVIDER_HEALTH.PAUSED_UNTIL, longer(Optional.of(until)))
                .where(PROVIDER_HEALTH.NAME.eq(provider.text()))
                .execute();
    }

    /** What another worker was asked for is not cut short; PostgreSQL's {@code greatest} passes over a null. */
    private static Field<Instant> longer(Optional<Instant> until) {
        return DSL.greatest(PROVIDER_HEALTH.PAUSED_UNTIL, DSL.val(until.orElse(null), PROVIDER_HEALTH.PAUSED_UNTIL));
    }
}
