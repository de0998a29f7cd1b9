package ta.http.portfolio;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.identity.SetFallbackProviders;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.market.SimulatedPrices;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.route.Call;

/** The portfolios of which the signed-in user is a member. */
public final class PortfoliosHandler {

    public record Portfolio(
            @Doc("the portfolio's id") UUID id,

            @Doc(value = "the portfolio's name", example = "Retirement")
            String name,

            @Doc(value = "the broker that holds it", example = "AJ Bell")
            String broker,

            @Doc(value = "the tax treatment", example = "SIPP")
            TaxTreatment taxTreatment,

            @Doc(value = "ISO 4217; the currency of all values", example = "GBP")
            String baseCurrency,

            @Doc(value = "IANA time zone of the portfolio's days and months", example = "Europe/London")
            ZoneId timeZone,

            @Doc(value = "the price provider; null for the installation's provider", example = "file")
            Optional<String> priceProvider,

            @Doc("the providers that are asked, in this order, for what the price provider does not deliver")
            List<String> fallbackProviders,

            @Doc(value = "the provider of exchange rates; null for the installation's", example = "ecb")
            Optional<String> rateProvider,

            @Doc(value = "why it is frozen; null if not frozen", example = "the price of SGLN")
            Optional<String> frozen,

            @Doc("when the freeze began; null if not frozen")
            Optional<Instant> frozenSince,

            @Doc(value = "whether the newest close of every monitored listing is simulated", example = "false")
            boolean simulated) {}

    public record NewPortfolioShape(
            @Doc(value = "the portfolio's name", example = "Retirement")
            String name,

            @Doc(value = "the broker that holds it", example = "AJ Bell")
            String broker,

            @Doc(value = "the tax treatment", example = "SIPP")
            TaxTreatment taxTreatment,

            @Doc(value = "ISO 4217; cannot be changed later", example = "GBP")
            String baseCurrency,

            @Doc(value = "IANA time zone", example = "Europe/London")
            ZoneId timeZone) {

        public NewPortfolio portfolio() {
            return new NewPortfolio(name, broker, taxTreatment, baseCurrency, timeZone);
        }
    }

    public record PortfolioChange(
            @Doc(value = "the portfolio's name", example = "Pension")
            Optional<String> name,

            @Doc(value = "the broker that holds it", example = "AJ Bell")
            Optional<String> broker,

            @Doc(value = "the tax treatment", example = "SIPP")
            Optional<TaxTreatment> taxTreatment,

            @Doc(value = "the price provider; an empty text for the installation's provider", example = "file")
            Optional<String> priceProvider,

            @Doc(
                    value = "up to 4 providers that are asked, in this order, for what the price provider does not"
                            + " deliver, delivers late, or delivers with a price that the checks refuse",
                    example = "file")
            Optional<List<String>> fallbackProviders,

            @Doc(value = "the provider of exchange rates; an empty text for the installation's", example = "ecb")
            Optional<String> rateProvider) {}

    public List<Portfolio> list(Call call, Transaction tx) {
        List<Portfolios.Portfolio> rows = Portfolios.of(tx, call.user().userId());
        Set<UUID> simulated = SimulatedPrices.among(
                tx, rows.stream().map(Portfolios.Portfolio::id).toList());
        return rows.stream()
                .map(row -> shape(row, simulated.contains(row.id())))
                .toList();
    }

    public Portfolio create(Call call, Transaction tx) {
        NewPortfolioShape body = call.body(NewPortfolioShape.class);
        UUID id = CreatePortfolio.within(tx, body.portfolio());
        return shape(tx, Portfolios.one(tx, call.user().userId(), id));
    }

    public Portfolio one(Call call, Transaction tx) {
        return shape(tx, call.portfolio());
    }

    public Portfolio change(Call call, Transaction tx) {
        PortfolioChange body = call.body(PortfolioChange.class);
        UUID id = call.portfolio().id();
        ChangePortfolio.within(
                tx, id, body.name(), body.broker(), body.taxTreatment(), body.priceProvider(), body.rateProvider());
        body.fallbackProviders().ifPresent(providers -> SetFallbackProviders.within(tx, id, providers));
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
                row.fallbackProviders(),
                row.rateProvider(),
                row.frozen(),
                row.frozenSince(),
                simulated);
    }
}
