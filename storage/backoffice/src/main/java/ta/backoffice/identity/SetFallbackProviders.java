package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.database.StorageException;
import ta.database.Transaction;

/** Sets the providers of prices that are asked, in this order, for what the portfolio's provider does not deliver. */
public final class SetFallbackProviders {

    private static final int MAX = 4;

    private SetFallbackProviders() {}

    /**
     * @param providers none of them twice; empty for none
     * @throws StorageException.Invalid when one is not offered, is there twice, or is the portfolio's provider
     */
    public static void within(Transaction tx, UUID portfolioId, List<String> providers) {
        tx.lockPortfolio(portfolioId);
        providers.forEach(name -> ProviderHealth.chosen(tx, name, Provider.Kind.PRICES));
        var row = tx.sql().fetchSingle(PORTFOLIOS, PORTFOLIOS.ID.eq(portfolioId));
        boolean once = new HashSet<>(providers).size() == providers.size()
                && !providers.contains(
                        Optional.ofNullable(row.getPriceProvider()).orElse(""));
        if (!once) {
            throw new StorageException.Invalid("a provider is there twice", "Maybe leave it out once.");
        }
        if (providers.size() > MAX) {
            throw new StorageException.Invalid(
                    "a portfolio has at most " + MAX + " fallback providers, not " + providers.size(), "");
        }
        String[] names = providers.isEmpty() ? null : providers.toArray(String[]::new);
        if (Arrays.equals(names, row.getFallbackProviders())) {
            return;
        }
        tx.sql()
                .update(PORTFOLIOS)
                .set(PORTFOLIOS.FALLBACK_PROVIDERS, names)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .execute();
        Audit.append(
                tx,
                portfolioId,
                "portfolio.change",
                Map.of("fallback_providers", providers),
                AuditedRows.of(tx, portfolioId).and(AuditedTable.PORTFOLIO, portfolioId));
    }
}
