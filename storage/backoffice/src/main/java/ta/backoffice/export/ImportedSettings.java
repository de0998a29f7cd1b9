package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/** Takes broker, tax treatment, time zone and providers from the file. The portfolio keeps its name. */
final class ImportedSettings {

    private static final Place PLACE = new Place(1, "head", 0);
    private static final int FALLBACKS_MAX = 4;

    private ImportedSettings() {}

    /**
     * @throws StorageException.Conflict {@code CURRENCY_DIFFERS}
     */
    static void take(Transaction tx, UUID portfolioId, JsonNode given) {
        String currency = text(given, "base_currency");
        String here = tx.sql()
                .select(PORTFOLIOS.BASE_CURRENCY)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.BASE_CURRENCY);
        if (!here.equals(currency)) {
            throw new StorageException.Conflict(
                    "CURRENCY_DIFFERS",
                    "the file is of a portfolio in " + currency + ", this portfolio is in " + here,
                    "Maybe create a portfolio in that currency, and import the file there.");
        }
        TaxTreatment tax = Stream.of(TaxTreatment.values())
                .filter(one -> one.name().equals(text(given, "tax_treatment")))
                .findFirst()
                .orElseThrow(() -> PLACE.refused("portfolio.tax_treatment", "is not known"));
        tx.sql()
                .update(PORTFOLIOS)
                .set(PORTFOLIOS.TIME_ZONE, zone(text(given, "time_zone")))
                .set(PORTFOLIOS.FALLBACK_PROVIDERS, fallbacks(given))
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .execute();
        ChangePortfolio.within(
                tx,
                portfolioId,
                Optional.empty(),
                Optional.of(text(given, "broker")),
                Optional.of(tax),
                Optional.of(provider(tx, given, "price_provider")),
                Optional.of(optional(given, "rate_provider")));
    }

    /** One of the operator that is not here gives way to the default. */
    private static String provider(Transaction tx, JsonNode given, String name) {
        String provider = optional(given, name);
        boolean here = Provider.builtIn(provider).isPresent()
                || ProviderHealth.offered(tx).containsKey(Provider.of(provider));
        return here ? provider : "";
    }

    /** Kept even if one is not here, as the order decides which of its prices count. A worker asks those that are. */
    private static String @Nullable [] fallbacks(JsonNode given) {
        List<String> names = new ArrayList<>();
        given.path("fallback_providers")
                .forEach(name -> names.add(
                        Bounds.identifier("provider", RowJson.text(name, "portfolio.fallback_providers", PLACE))));
        if (names.size() > FALLBACKS_MAX) {
            throw PLACE.refused("portfolio.fallback_providers", "has more than " + FALLBACKS_MAX + " names");
        }
        return names.isEmpty() ? null : names.toArray(String[]::new);
    }

    private static String optional(JsonNode given, String name) {
        return given.hasNonNull(name) ? text(given, name) : "";
    }

    private static String text(JsonNode given, String name) {
        return RowJson.text(given.path(name), "portfolio." + name, PLACE);
    }

    private static String zone(String text) {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException e) {
            throw PLACE.refused("portfolio.time_zone", "is not a time zone such as Europe/London");
        }
    }
}
