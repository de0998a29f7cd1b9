package ta.http.portfolio;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.route.Call;
import ta.database.Transaction;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.market.SimulatedPrices;

/** The portfolios of which the user is a member. */
public final class PortfoliosHandler {

    public record Portfolio(
            @Doc("the portfolio's id") UUID id,

            @Doc(value = "what it is called", example = "Retirement")
            String name,

            @Doc(value = "where it is held", example = "AJ Bell")
            String broker,

            @Doc(value = "how it is taxed", example = "SIPP")
            TaxTreatment taxTreatment,

            @Doc(value = "ISO 4217; what everything is valued in", example = "GBP")
            String baseCurrency,

            @Doc(value = "IANA time zone of its months and days", example = "Europe/London")
            ZoneId timeZone,

            @Doc(value = "where its prices come from; null for the provider of the installation", example = "file")
            Optional<String> priceProvider,

            @Doc(value = "why it is frozen; null when it is not", example = "the price of SGLN")
            Optional<String> frozen,

            @Doc("since when it is frozen; null when it is not")
            Optional<Instant> frozenSince,

            @Doc(value = "whether the newest close of every watched listing is simulated", example = "false")
            boolean simulated) {}

    public record NewPortfolioShape(
            @Doc(value = "what it is called", example = "Retirement")
            String name,

            @Doc(value = "where it is held", example = "AJ Bell")
            String broker,

            @Doc(value = "how it is taxed", example = "SIPP")
            TaxTreatment taxTreatment,

            @Doc(value = "ISO 4217; cannot be changed later", example = "GBP")
            String baseCurrency,

            @Doc(value = "IANA time zone", example = "Europe/London")
            ZoneId timeZone) {}

    public record PortfolioChange(
            @Doc(value = "what it is called", example = "Pension")
            Optional<String> name,

            @Doc(value = "where it is held", example = "AJ Bell")
            Optional<String> broker,

            @Doc(value = "how it is taxed", example = "SIPP")
            Optional<TaxTreatment> taxTreatment,

            @Doc(
                    value = "where its prices come from; an empty text for the provider of the installation",
                    example = "file")
            Optional<String> priceProvider) {}

    public List<Portfolio> list(Call call, Transaction tx) {
        List<Portfolios.Portfolio> rows = Portfolios.of(tx, call.user().userId());
        Set<UUID> simulated =
                SimulatedPrices.among(tx, rows.stream().map(Portfolios.Portfolio::id).toList());
        return rows.stream()
                .map(row -> shape(row, simulated.contains(row.id())))
                .toList();
    }

    public Portfolio create(Call call, Transaction tx) {
        NewPortfolioShape wish = call.body(NewPortfolioShape.class);
        UUID id = CreatePortfolio.within(
                tx,
                new NewPortfolio(
                        wish.name(), wish.broker(), wish.taxTreatment(), wish.baseCurrency(), wish.timeZone()));
        return shape(tx, Portfolios.one(tx, call.user().userId(), id));
    }

    public Portfolio one(Call call, Transaction tx) {
        return shape(tx, call.portfolio());
    }

    public Portfolio change(Call call, Transaction tx) {
        PortfolioChange wish = call.body(PortfolioChange.class);
        UUID id = call.portfolio().id();
        ChangePortfolio.within(tx, id, wish.name(), wish.broker(), wish.taxTreatment(), wish.priceProvider());
        return shape(tx, Portfolios.one(tx, call.user().userId(), id));
    }

    private static Portfolio shape(Transaction tx, Portfolios.Portfolio row) {
        return shape(row, !SimulatedPrices.among(tx, List.of(row.id())).isEmpty());
    }

    private static Portfolio shape(Portfolios.Portfolio row, boolean simulated) {
        return new Portfolio(
                row.id(),
                row.name(),
                row.broker(),
                row.taxTreatment(),
                row.baseCurrency(),
                row.zone(),
                row.priceProvider(),
                row.frozen(),
                row.frozenSince(),
                simulated);
    }
}
