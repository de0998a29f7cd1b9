package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.database.Bounds;
import ta.database.Transaction;

/** Changes a portfolio's name, broker, tax treatment or providers. Its currency and its id cannot change. */
public final class ChangePortfolio {

    private ChangePortfolio() {}

    /**
     * Changes what is present; the rest stays.
     *
     * @param priceProvider an empty text selects the provider of the worker's configuration
     * @param rateProvider of exchange rates; likewise
     */
    public static void within(
            Transaction tx,
            UUID portfolioId,
            Optional<String> name,
            Optional<String> broker,
            Optional<TaxTreatment> taxTreatment,
            Optional<String> priceProvider,
            Optional<String> rateProvider) {
        tx.lockPortfolio(portfolioId);
        Map<String, Object> details = new LinkedHashMap<>();
        name.ifPresent(text -> details.put("name", Bounds.label("name", text)));
        broker.ifPresent(text -> details.put("broker", Bounds.label("broker", text)));
        taxTreatment.ifPresent(kind -> details.put("tax_treatment", kind));
        priceProvider.ifPresent(provider -> details.put("price_provider", checked(tx, provider, Provider.Kind.PRICES)));
        rateProvider.ifPresent(provider -> details.put("rate_provider", checked(tx, provider, Provider.Kind.RATES)));
        if (details.isEmpty()) {
            return;
        }
        var row = tx.sql().fetchSingle(PORTFOLIOS, PORTFOLIOS.ID.eq(portfolioId));
        tx.sql()
                .update(PORTFOLIOS)
                .set(PORTFOLIOS.NAME, name.orElse(row.getName()))
                .set(PORTFOLIOS.BROKER, broker.orElse(row.getBroker()))
                .set(
                        PORTFOLIOS.TAX_TREATMENT,
                        taxTreatment.map(TaxTreatment::name).orElse(row.getTaxTreatment()))
                .set(
                        PORTFOLIOS.PRICE_PROVIDER,
                        priceProvider
                                .or(() -> Optional.ofNullable(row.getPriceProvider()))
                                .filter(provider -> !provider.isEmpty())
                                .orElse(null))
                .set(
                        PORTFOLIOS.RATE_PROVIDER,
                        rateProvider
                                .or(() -> Optional.ofNullable(row.getRateProvider()))
                                .filter(provider -> !provider.isEmpty())
                                .orElse(null))
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .execute();
        Audit.append(
                tx,
                portfolioId,
                "portfolio.change",
                details,
                AuditedRows.of(tx, portfolioId).and(AuditedTable.PORTFOLIO, portfolioId));
    }

    /** An empty text selects the provider of the installation. */
    private static String checked(Transaction tx, String provider, Provider.Kind kind) {
        return provider.isEmpty()
                ? provider
                : ProviderHealth.chosen(tx, provider, kind).text();
    }
}
