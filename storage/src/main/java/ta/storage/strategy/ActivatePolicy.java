package ta.storage.strategy;

import static ta.storage.jooq.Tables.HOLDING_SNAPSHOTS;
import static ta.storage.jooq.Tables.POLICY_ARCHIVES;
import static ta.storage.jooq.Tables.PORTFOLIOS;
import static ta.storage.jooq.Tables.PORTFOLIO_CONSTITUENTS;
import static ta.storage.jooq.Tables.STRATEGY_VERSIONS;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.policy.PolicyResult;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.storage.Actor;
import ta.storage.Database;
import ta.storage.Ids;
import ta.storage.Limits;
import ta.storage.Sha256;
import ta.storage.StorageException;
import ta.storage.Transaction;
import ta.storage.governance.Audit;
import ta.storage.registry.Listings;
import ta.storage.registry.NewListing;
import ta.storage.registry.RegisterListings;

/**
 * Makes a policy the active one of a portfolio. From then on it is the truth about its instruments: each one's sleeve, type and
 * distribution are written into the portfolio's constituents; what left the policy is unassigned while it is held.
 */
public final class ActivatePolicy {

    /** The terms of a listing that nobody has described before count from here. */
    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 1);

    private final Database database;

    public ActivatePolicy(Database database) {
        this.database = database;
    }

    /**
     * @return the number of the version, from 1; activating what is active already changes nothing
     * @throws StorageException.Conflict {@code CURRENCY_DIFFERS} when the portfolio has another base currency,
     *     {@code LISTING_DIFFERS} when a listing is known with another ISIN, currency or quote unit
     */
    public int activate(Actor actor, UUID portfolioId, PolicyResult.Valid policy, String reason) {
        Limits.text("reason", Limits.nonBlank("reason", reason), 4000);
        return database.transact(actor, tx -> {
            tx.lockPortfolio(portfolioId);
            requireCurrency(tx, portfolioId, policy.policy().baseCurrency());
            constituents(tx, portfolioId, policy.policy());
            UUID archive = archive(tx, portfolioId, policy);
            Optional<Integer> active = approved(tx, portfolioId, archive);
            return active.orElseGet(() -> approve(tx, portfolioId, policy, archive, reason));
        });
    }

    private static void requireCurrency(Transaction tx, UUID portfolioId, String currency) {
        String base = tx.sql()
                .select(PORTFOLIOS.BASE_CURRENCY)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.BASE_CURRENCY);
        if (!base.equals(currency)) {
            throw new StorageException.Conflict(
                    "CURRENCY_DIFFERS",
                    "the policy is in " + currency + ", the portfolio in " + base,
                    "Maybe activate it for another portfolio.");
        }
    }

    private static void constituents(Transaction tx, UUID portfolioId, Policy policy) {
        Map<ListingId, UUID> keys = register(tx, policy);
        int position = 0;
        for (Policy.Instrument instrument : policy.instruments()) {
            tx.sql()
                    .insertInto(PORTFOLIO_CONSTITUENTS)
                    .set(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID, portfolioId)
                    .set(PORTFOLIO_CONSTITUENTS.LISTING_ID, keys.get(instrument.listing()))
                    .set(PORTFOLIO_CONSTITUENTS.POSITION, position)
                    .set(PORTFOLIO_CONSTITUENTS.SLEEVE, instrument.sleeve())
                    .set(PORTFOLIO_CONSTITUENTS.TYPE, instrument.type())
                    .set(PORTFOLIO_CONSTITUENTS.DISTRIBUTION, instrument.distribution())
                    .onConflict(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID, PORTFOLIO_CONSTITUENTS.LISTING_ID)
                    .doUpdate()
                    .set(PORTFOLIO_CONSTITUENTS.POSITION, position)
                    .set(PORTFOLIO_CONSTITUENTS.SLEEVE, instrument.sleeve())
                    .set(PORTFOLIO_CONSTITUENTS.TYPE, instrument.type())
                    .set(PORTFOLIO_CONSTITUENTS.DISTRIBUTION, instrument.distribution())
                    .set(PORTFOLIO_CONSTITUENTS.UPDATED_AT, tx.at())
                    .execute();
            position++;
        }
        leftOvers(tx, portfolioId, List.copyOf(keys.values()), position);
    }

    /** What is held without being in the policy stays a constituent, unassigned; the rest goes. */
    private static void leftOvers(Transaction tx, UUID portfolioId, List<UUID> named, int from) {
        tx.sql()
                .deleteFrom(PORTFOLIO_CONSTITUENTS)
                .where(
                        PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId),
                        PORTFOLIO_CONSTITUENTS.LISTING_ID.notIn(named))
                .execute();
        int position = from;
        for (UUID held : tx.sql()
                .select(HOLDING_SNAPSHOTS.LISTING_ID)
                .from(HOLDING_SNAPSHOTS)
                .where(
                        HOLDING_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId),
                        HOLDING_SNAPSHOTS.UNITS.gt(java.math.BigDecimal.ZERO),
                        HOLDING_SNAPSHOTS.LISTING_ID.notIn(named))
                .orderBy(HOLDING_SNAPSHOTS.LISTING_ID)
                .fetch(HOLDING_SNAPSHOTS.LISTING_ID)) {
            tx.sql()
                    .insertInto(PORTFOLIO_CONSTITUENTS)
                    .set(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID, portfolioId)
                    .set(PORTFOLIO_CONSTITUENTS.LISTING_ID, held)
                    .set(PORTFOLIO_CONSTITUENTS.POSITION, position)
                    .set(PORTFOLIO_CONSTITUENTS.SLEEVE, Policy.UNASSIGNED)
                    .execute();
            position++;
        }
    }

    /** Known listings must agree with the terms of today; unknown ones are added. */
    private static Map<ListingId, UUID> register(Transaction tx, Policy policy) {
        LocalDate today = tx.at().atZone(ZoneOffset.UTC).toLocalDate();
        List<NewListing> listings = new ArrayList<>();
        for (Policy.Instrument instrument : policy.instruments()) {
            boolean known = Listings.find(tx, instrument.listing()).isPresent();
            listings.add(new NewListing(
                    instrument.listing(),
                    instrument.isin(),
                    instrument.name(),
                    instrument.currency(),
                    instrument.quoteUnit(),
                    known ? today : ALWAYS));
        }
        return RegisterListings.within(tx, listings);
    }

    private static UUID archive(Transaction tx, UUID portfolioId, PolicyResult.Valid policy) {
        byte[] file = policy.document().bytes();
        tx.sql()
                .insertInto(POLICY_ARCHIVES)
                .set(POLICY_ARCHIVES.ID, Ids.next())
                .set(POLICY_ARCHIVES.PORTFOLIO_ID, portfolioId)
                .set(
                        POLICY_ARCHIVES.POLICY_SHA256,
                        HexFormat.of().parseHex(policy.document().sha256()))
                .set(POLICY_ARCHIVES.FILE_SHA256, Sha256.of(file))
                .set(POLICY_ARCHIVES.FILE, file)
                .set(POLICY_ARCHIVES.ARCHIVED_BY, tx.actor().name())
                .onConflictDoNothing()
                .execute();
        return tx.sql()
                .select(POLICY_ARCHIVES.ID)
                .from(POLICY_ARCHIVES)
                .where(
                        POLICY_ARCHIVES.PORTFOLIO_ID.eq(portfolioId),
                        POLICY_ARCHIVES.POLICY_SHA256.eq(
                                HexFormat.of().parseHex(policy.document().sha256())),
                        POLICY_ARCHIVES.FILE_SHA256.eq(Sha256.of(file)))
                .fetchSingle(POLICY_ARCHIVES.ID);
    }

    private static Optional<Integer> approved(Transaction tx, UUID portfolioId, UUID archive) {
        return tx.sql()
                .select(STRATEGY_VERSIONS.NUMBER)
                .from(STRATEGY_VERSIONS)
                .where(
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId),
                        STRATEGY_VERSIONS.STATE.eq("APPROVED"),
                        STRATEGY_VERSIONS.POLICY_ARCHIVE_ID.eq(archive))
                .fetchOptional(STRATEGY_VERSIONS.NUMBER);
    }

    private static int approve(
            Transaction tx, UUID portfolioId, PolicyResult.Valid policy, UUID archive, String reason) {
        tx.sql()
                .update(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.STATE, "RETIRED")
                .set(STRATEGY_VERSIONS.RETIRED_AT, tx.at())
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.STATE.eq("APPROVED"))
                .execute();
        int number = 1
                + tx.sql()
                        .select(DSL.coalesce(DSL.max(STRATEGY_VERSIONS.NUMBER), 0))
                        .from(STRATEGY_VERSIONS)
                        .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId))
                        .fetchSingle()
                        .value1();
        tx.sql()
                .insertInto(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.ID, Ids.next())
                .set(STRATEGY_VERSIONS.PORTFOLIO_ID, portfolioId)
                .set(STRATEGY_VERSIONS.NUMBER, number)
                .set(STRATEGY_VERSIONS.STATE, "APPROVED")
                .set(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID, archive)
                .set(STRATEGY_VERSIONS.REASON, reason)
                .set(STRATEGY_VERSIONS.CREATED_BY, tx.actor().name())
                .set(STRATEGY_VERSIONS.APPROVED_BY, tx.actor().name())
                .set(STRATEGY_VERSIONS.APPROVED_AT, tx.at())
                .execute();
        Audit.append(
                tx,
                Optional.of(portfolioId),
                "policy.activate",
                Map.of(
                        "version",
                        number,
                        "policy_version",
                        policy.policy().version(),
                        "policy_sha256",
                        policy.document().sha256(),
                        "reason",
                        reason));
        return number;
    }
}
