package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PROVIDER_HEALTH;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * State of a provider, for all processes. Every user may see it, so it contains no listing and no key.
 *
 * @param configured whether the worker that started last can send it requests
 * @param failure message of the last failure, which may be over
 * @param failuresInARow since the last success
 * @param pausedUntil workers send it no request before this time
 */
public record ProviderHealth(
        boolean configured,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastFailureAt,
        Optional<String> failure,
        int failuresInARow,
        Optional<Instant> pausedUntil) {

    /** For a provider that no worker has reported on. */
    public static final ProviderHealth UNUSED =
            new ProviderHealth(false, Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());

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

    /** The providers that a worker has reported on. */
    public static Map<Provider, ProviderHealth> all(Transaction tx) {
        return tx.sql().selectFrom(PROVIDER_HEALTH).fetch().stream()
                .collect(Collectors.toMap(
                        row -> Provider.of(row.getName()),
                        row -> new ProviderHealth(
                                row.getConfigured(),
                                Optional.ofNullable(row.getLastSuccessAt()),
                                Optional.ofNullable(row.getLastFailureAt()),
                                Optional.ofNullable(row.getLastFailure()),
                                row.getFailuresInARow(),
                                Optional.ofNullable(row.getPausedUntil()))));
    }

    /** Whether a portfolio that names no price provider gets its prices from the default one. */
    public static boolean hasDefaultPrices(Transaction tx) {
        return tx.sql()
                .fetchExists(
                        PROVIDER_HEALTH, PROVIDER_HEALTH.DEFAULT_PRICES.isTrue(), PROVIDER_HEALTH.CONFIGURED.isTrue());
    }

    /**
     * The providers that a user may choose or look at: the built-in ones, then by name those of the operator that are
     * configured or failing.
     */
    public static Map<Provider, ProviderHealth> offered(Transaction tx) {
        Map<Provider, ProviderHealth> offered = new LinkedHashMap<>();
        Provider.BUILT_IN.forEach(provider -> offered.put(provider, UNUSED));
        SortedMap<Provider, ProviderHealth> known = new TreeMap<>(Comparator.comparing(Provider::text));
        known.putAll(all(tx));
        known.forEach((provider, health) -> {
            if (provider.isBuiltIn() || health.configured || health.failuresInARow > 0) {
                offered.put(provider, health);
            }
        });
        return offered;
    }

    /**
     * The provider with this name, if it can be chosen for a portfolio.
     *
     * @throws StorageException.Invalid when there is none of this kind
     */
    public static Provider chosen(Transaction tx, String name, Provider.Kind kind) {
        List<Provider> offered = offered(tx).keySet().stream()
                .filter(one -> one.provides().contains(kind))
                .toList();
        return offered.stream()
                .filter(one -> one.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new StorageException.Invalid(
                        "there is no provider " + name + " of "
                                + (kind == Provider.Kind.PRICES ? "prices" : "exchange rates"),
                        "Maybe use one of "
                                + offered.stream().map(Provider::text).collect(Collectors.joining(", ")) + "."));
    }

    /**
     * Records at the start of a worker which providers are configured. One of the operator that is gone is configured
     * no more.
     *
     * @param defaultPrices the price provider of portfolios that name none
     * @param broken why a provider of the operator cannot be used, by its name
     */
    public static void configure(
            Transaction tx,
            Set<Provider> configured,
            Optional<Provider> defaultPrices,
            SortedMap<String, String> broken) {
        Set<Provider> known = new LinkedHashSet<>(Provider.BUILT_IN);
        known.addAll(configured);
        known.addAll(all(tx).keySet());
        for (Provider provider : known) {
            boolean can = configured.contains(provider);
            boolean byDefault = defaultPrices.equals(Optional.of(provider));
            tx.sql()
                    .insertInto(PROVIDER_HEALTH)
                    .set(PROVIDER_HEALTH.NAME, provider.text())
                    .set(PROVIDER_HEALTH.CONFIGURED, can)
                    .set(PROVIDER_HEALTH.DEFAULT_PRICES, byDefault)
                    .onConflict(PROVIDER_HEALTH.NAME)
                    .doUpdate()
                    .set(PROVIDER_HEALTH.CONFIGURED, can)
                    .set(PROVIDER_HEALTH.DEFAULT_PRICES, byDefault)
                    .set(
                            PROVIDER_HEALTH.FAILURES_IN_A_ROW,
                            provider.isBuiltIn() ? PROVIDER_HEALTH.FAILURES_IN_A_ROW : DSL.val(0))
                    .where(PROVIDER_HEALTH
                            .CONFIGURED
                            .ne(can)
                            .or(PROVIDER_HEALTH.DEFAULT_PRICES.ne(byDefault))
                            .or(provider.isBuiltIn() || can ? DSL.falseCondition() : DSL.trueCondition()))
                    .execute();
        }
        broken.forEach((name, why) -> {
            failed(tx, Provider.of(name), why, Optional.empty());
            tx.sql()
                    .update(PROVIDER_HEALTH)
                    .set(PROVIDER_HEALTH.CONFIGURED, false)
                    .set(PROVIDER_HEALTH.FAILURES_IN_A_ROW, 1)
                    .where(PROVIDER_HEALTH.NAME.eq(name))
                    .execute();
        });
    }

    /** Records that the provider answered. */
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
     * Records a failure of the provider itself.
     *
     * @param why must not name a listing
     */
    public static void failed(Transaction tx, Provider provider, String why, Optional<Instant> pausedUntil) {
        String text = Bounds.clipped(why, 4000);
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

    /** Records that workers send no requests before {@code until}. */
    public static void paused(Transaction tx, Provider provider, Instant until) {
        tx.sql()
                .update(PROVIDER_HEALTH)
                .set(PROVIDER_HEALTH.PAUSED_UNTIL, longer(Optional.of(until)))
                .where(PROVIDER_HEALTH.NAME.eq(provider.text()))
                .execute();
    }

    /** Keeps a longer pause that another worker has recorded. PostgreSQL's {@code greatest} ignores a null. */
    private static Field<Instant> longer(Optional<Instant> until) {
        return DSL.greatest(PROVIDER_HEALTH.PAUSED_UNTIL, DSL.val(until.orElse(null), PROVIDER_HEALTH.PAUSED_UNTIL));
    }
}
