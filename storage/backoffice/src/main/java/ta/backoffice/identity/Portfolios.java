package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.FREEZE_STATES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import ta.database.StorageException;
import ta.database.Transaction;

/** The portfolios that a user may see. */
public final class Portfolios {

    /**
     * A portfolio with its freeze.
     *
     * @param priceProvider source of its prices; empty for the provider of the worker's configuration
     * @param fallbackProviders asked in this order for what the price provider does not deliver
     * @param rateProvider source of its exchange rates; empty for that of the worker's configuration
     * @param frozen reason of the freeze; empty when the portfolio is not frozen
     * @param frozenSince when it was frozen
     */
    public record Portfolio(
            UUID id,
            String name,
            String broker,
            TaxTreatment taxTreatment,
            String baseCurrency,
            ZoneId zone,
            Optional<String> priceProvider,
            List<String> fallbackProviders,
            Optional<String> rateProvider,
            Optional<String> frozen,
            Optional<Instant> frozenSince) {}

    private Portfolios() {}

    /** The portfolios of which {@code userId} is a member, by name. */
    public static List<Portfolio> of(Transaction tx, UUID userId) {
        return where(tx, userId, DSL.noCondition());
    }

    /**
     * @throws StorageException.NotFound when {@code userId} is not a member, or there is no such portfolio
     */
    public static Portfolio one(Transaction tx, UUID userId, UUID portfolioId) {
        return where(tx, userId, PORTFOLIOS.ID.eq(portfolioId)).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("portfolio", portfolioId));
    }

    /** Source of the portfolio's prices, for a worker; empty for the provider of the worker's configuration. */
    public static Optional<String> priceProvider(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(PORTFOLIOS.PRICE_PROVIDER)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchOptional(PORTFOLIOS.PRICE_PROVIDER);
    }

    /** The sources that are asked, in this order, for what the first does not deliver; for a worker. */
    public static List<String> fallbackProviders(Transaction tx, UUID portfolioId) {
        return names(tx.sql()
                .select(PORTFOLIOS.FALLBACK_PROVIDERS)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchOne(PORTFOLIOS.FALLBACK_PROVIDERS));
    }

    private static List<String> names(String @Nullable [] names) {
        return names == null ? List.of() : List.of(names);
    }

    /** Source of the portfolio's exchange rates, for a worker; empty for that of the worker's configuration. */
    public static Optional<String> rateProvider(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(PORTFOLIOS.RATE_PROVIDER)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchOptional(PORTFOLIOS.RATE_PROVIDER);
    }

    private static List<Portfolio> where(Transaction tx, UUID userId, Condition which) {
        return tx.sql()
                .select(PORTFOLIOS.fields())
                .select(DSL.when(FREEZE_STATES.FROZEN.isTrue(), FREEZE_STATES.REASON)
                        .as("why_frozen"))
                .select(DSL.when(FREEZE_STATES.FROZEN.isTrue(), FREEZE_STATES.CHANGED_AT)
                        .as("frozen_since"))
                .from(PORTFOLIOS)
                .join(PORTFOLIO_MEMBERS)
                .on(PORTFOLIO_MEMBERS.PORTFOLIO_ID.eq(PORTFOLIOS.ID))
                .leftJoin(FREEZE_STATES)
                .on(FREEZE_STATES.PORTFOLIO_ID.eq(PORTFOLIOS.ID))
                .where(PORTFOLIO_MEMBERS.USER_ID.eq(userId), PORTFOLIO_MEMBERS.ACCEPTED_AT.isNotNull(), which)
                .orderBy(PORTFOLIOS.NAME, PORTFOLIOS.ID)
                .fetch(row -> new Portfolio(
                        row.get(PORTFOLIOS.ID),
                        row.get(PORTFOLIOS.NAME),
                        row.get(PORTFOLIOS.BROKER),
                        TaxTreatment.valueOf(row.get(PORTFOLIOS.TAX_TREATMENT)),
                        row.get(PORTFOLIOS.BASE_CURRENCY),
                        ZoneId.of(row.get(PORTFOLIOS.TIME_ZONE)),
                        Optional.ofNullable(row.get(PORTFOLIOS.PRICE_PROVIDER)),
                        names(row.get(PORTFOLIOS.FALLBACK_PROVIDERS)),
                        Optional.ofNullable(row.get(PORTFOLIOS.RATE_PROVIDER)),
                        Optional.ofNullable(row.get("why_frozen", String.class)),
                        Optional.ofNullable(row.get("frozen_since", Instant.class))));
    }
}
