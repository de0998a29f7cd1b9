package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.jooq.tables.records.PriceFindingsRecord;
import ta.backoffice.jooq.tables.records.PriceReviewsRecord;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/**
 * Observations of a listing as one portfolio sees them: with its findings and reviews, and with values in whole units
 * of a currency.
 */
public final class OwnView {

    /**
     * One observation as the portfolio sees it.
     *
     * @param normalised the reported price times the factor of its quote unit, in {@code currency}; empty when the
     *     policy does not define the unit, or defines it for another currency
     * @param corrected the price set by a review, normalised likewise
     * @param quarantined whether it has a critical finding and no review
     * @param verdict of the last review
     */
    public record Seen(
            Optional<BigDecimal> normalised,
            Optional<String> currency,
            Optional<BigDecimal> corrected,
            boolean quarantined,
            Optional<String> verdict,
            List<OpenFinding> findings) {}

    /** A finding about the observation. */
    public record OpenFinding(UUID id, String check, String severity) {}

    private final Map<UUID, PriceReviewsRecord> reviews;
    private final Map<UUID, List<PriceFindingsRecord>> findings;
    private final Map<String, Policy.QuoteUnit> units;
    private final List<ListingTerms> terms;
    private final ZoneId zone;

    private OwnView(
            Map<UUID, PriceReviewsRecord> reviews,
            Map<UUID, List<PriceFindingsRecord>> findings,
            Map<String, Policy.QuoteUnit> units,
            List<ListingTerms> terms,
            ZoneId zone) {
        this.reviews = reviews;
        this.findings = findings;
        this.units = units;
        this.terms = terms;
        this.zone = zone;
    }

    /**
     * @param policy the portfolio's active one, if it has one
     */
    public static OwnView of(
            Transaction tx, UUID portfolioId, Optional<Policy> policy, UUID listing, Collection<UUID> observations) {
        ListingId name = RegisteredListings.one(tx, listing).listing();
        return new OwnView(
                // By rising revision: the last review of an observation counts.
                tx
                        .sql()
                        .selectFrom(PRICE_REVIEWS)
                        .where(
                                PRICE_REVIEWS.PORTFOLIO_ID.eq(portfolioId),
                                PRICE_REVIEWS.PRICE_POINT_ID.in(observations))
                        .orderBy(PRICE_REVIEWS.REVISION)
                        .fetchGroups(PRICE_REVIEWS.PRICE_POINT_ID)
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().get(entry.getValue().size() - 1))),
                tx.sql()
                        .selectFrom(PRICE_FINDINGS)
                        .where(
                                PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId),
                                PRICE_FINDINGS.PRICE_POINT_ID.in(observations))
                        .orderBy(PRICE_FINDINGS.ID)
                        .fetchGroups(PRICE_FINDINGS.PRICE_POINT_ID, row -> row),
                policy.map(Policy::quoteUnits).orElse(Map.of()),
                ListingLookup.history(tx, listing),
                new VenueCalendars(tx).of(name).zone());
    }

    public Seen of(Observations.Observation observation) {
        Optional<PriceReviewsRecord> review = Optional.ofNullable(reviews.get(observation.id()));
        List<PriceFindingsRecord> found = findings.getOrDefault(observation.id(), List.of());
        Optional<Policy.QuoteUnit> unit = unit(observation, review);
        return new Seen(
                unit.map(known -> observation.price().multiply(known.factor())),
                unit.map(Policy.QuoteUnit::currency),
                unit.flatMap(known -> review.map(PriceReviewsRecord::getPrice).map(known.factor()::multiply)),
                review.isEmpty()
                        && found.stream().anyMatch(row -> row.getSeverity().equals("critical")),
                review.map(PriceReviewsRecord::getVerdict),
                found.stream()
                        .map(row -> new OpenFinding(row.getId(), row.getCheckName(), row.getSeverity()))
                        .toList());
    }

    /** The quote unit of a review, else the reported one, else the one of the listing's terms on that day. */
    private Optional<Policy.QuoteUnit> unit(Observations.Observation observation, Optional<PriceReviewsRecord> review) {
        LocalDate day = observation.asOf().atZone(zone).toLocalDate();
        Optional<ListingTerms> valid =
                terms.stream().filter(since -> !since.validFrom().isAfter(day)).findFirst();
        Optional<String> unit = review.map(PriceReviewsRecord::getQuoteUnit)
                .or(observation::quoteUnit)
                .or(() -> valid.map(ListingTerms::quoteUnit));
        Optional<String> currency = review.map(PriceReviewsRecord::getCurrency)
                .or(observation::currency)
                .or(() -> valid.map(ListingTerms::currency));
        return unit.map(units::get).filter(known -> currency.equals(Optional.of(known.currency())));
    }
}
