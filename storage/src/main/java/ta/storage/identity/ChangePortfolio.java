package ta.storage.identity;

import static ta.storage.jooq.Tables.PORTFOLIOS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.storage.Limits;
import ta.storage.Transaction;
import ta.storage.governance.Audit;
import ta.storage.governance.BoundTable;
import ta.storage.governance.ToldRows;

/** Changes what a portfolio is called, where it is held and how it is taxed. Its currency and its id stay. */
public final class ChangePortfolio {

    private ChangePortfolio() {}

    /** What is given is changed, the rest stays. */
    public static void within(
            Transaction tx,
            UUID portfolioId,
            Optional<String> name,
            Optional<String> broker,
            Optional<TaxTreatment> taxTreatment) {
        tx.lockPortfolio(portfolioId);
        Map<String, Object> details = new LinkedHashMap<>();
        name.ifPresent(text -> details.put("name", Limits.label("name", text)));
        broker.ifPresent(text -> details.put("broker", Limits.label("broker", text)));
        taxTreatment.ifPresent(kind -> details.put("tax_treatment", kind));
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
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .execute();
        Audit.append(
                tx,
                portfolioId,
                "portfolio.change",
                details,
                ToldRows.of(tx, portfolioId).and(BoundTable.PORTFOLIO, portfolioId));
    }
}
