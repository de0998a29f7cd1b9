package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;
import ta.backoffice.market.ProviderHealth;
import ta.backoffice.market.WatchedListing;
import ta.database.Transaction;

/**
 * How far a new portfolio has come on the way to its first recommendation.
 *
 * @param source whether a source of prices is chosen or the installation has a default one, or prices have come in some
 *     other way
 * @param book whether the ledger has an entry
 * @param policy whether a policy is active
 * @param prices whether each listing that is monitored has a close
 * @param run whether a run was decided
 * @param advice whether a decision did not end with prices to be reviewed: with a recommendation, or with none needed
 * @param newestRun the newest run that was decided
 * @param recommendation the newest recommendation
 */
public record FirstSteps(
        boolean source,
        boolean book,
        boolean policy,
        boolean prices,
        boolean run,
        boolean advice,
        Optional<UUID> newestRun,
        Optional<UUID> recommendation) {

    public static FirstSteps of(Transaction tx, UUID portfolioId) {
        List<WatchedListing> watched = WatchedListing.of(tx, portfolioId);
        boolean priced =
                watched.stream().anyMatch(listing -> listing.newestClose().isPresent());
        Optional<UUID> newest = tx.sql()
                .select(DECISIONS.RUN_ID)
                .from(DECISIONS)
                .where(DECISIONS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(DECISIONS.DECIDED_AT.desc())
                .limit(1)
                .fetchOptional(DECISIONS.RUN_ID);
        return new FirstSteps(
                priced
                        || ProviderHealth.hasDefaultPrices(tx)
                        || exists(
                                tx,
                                PORTFOLIOS,
                                PORTFOLIOS.ID.eq(portfolioId).and(PORTFOLIOS.PRICE_PROVIDER.isNotNull())),
                exists(tx, LEDGER_ENTRIES, LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId)),
                exists(
                        tx,
                        STRATEGY_VERSIONS,
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId).and(STRATEGY_VERSIONS.STATE.eq("APPROVED"))),
                priced
                        && watched.stream()
                                .allMatch(listing -> listing.newestClose().isPresent()),
                newest.isPresent(),
                exists(
                        tx,
                        DECISIONS,
                        DECISIONS
                                .PORTFOLIO_ID
                                .eq(portfolioId)
                                .and(DECISIONS.OUTCOME.in("RECOMMENDATION", "NO_ACTION"))),
                newest,
                tx.sql()
                        .select(RECOMMENDATIONS.ID)
                        .from(RECOMMENDATIONS)
                        .where(RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId))
                        .orderBy(RECOMMENDATIONS.ID.desc())
                        .limit(1)
                        .fetchOptional(RECOMMENDATIONS.ID));
    }

    private static boolean exists(Transaction tx, Table<?> table, Condition which) {
        return tx.sql().fetchExists(DSL.selectOne().from(table).where(which));
    }
}
