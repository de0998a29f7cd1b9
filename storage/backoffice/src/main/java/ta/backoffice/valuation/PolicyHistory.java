package ta.backoffice.valuation;

import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.registry.FormerCodes;
import ta.backoffice.strategy.PolicyFile;
import ta.database.Transaction;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.performance.Membership;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** The policies of a portfolio, by the time of their approval. One that this version refuses is left out. */
public final class PolicyHistory {

    private static final String JUMP = "price_jump";
    private static final String LIMIT = "max_pct";
    private static final BigDecimal DEFAULT_JUMP_PCT = BigDecimal.valueOf(20);

    private final TreeMap<Instant, Policy> policies = new TreeMap<>();
    private final Map<ListingId, FormerCodes.Former> renamed;

    private PolicyHistory(Map<ListingId, FormerCodes.Former> renamed) {
        this.renamed = renamed;
    }

    public static PolicyHistory load(Transaction tx, UUID portfolioId) {
        PolicyHistory history = new PolicyHistory(FormerCodes.listings(tx));
        tx.sql()
                .select(STRATEGY_VERSIONS.APPROVED_AT, POLICY_ARCHIVES.FILE)
                .from(STRATEGY_VERSIONS)
                .join(POLICY_ARCHIVES)
                .on(POLICY_ARCHIVES.ID.eq(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID))
                .where(
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId),
                        STRATEGY_VERSIONS.STATE.in("APPROVED", "RETIRED"))
                .orderBy(STRATEGY_VERSIONS.APPROVED_AT, STRATEGY_VERSIONS.NUMBER)
                .forEach(row -> {
                    if (PolicyReader.read(PolicyFile.NAME, row.value2()) instanceof PolicyResult.Valid valid) {
                        history.policies.put(row.value1(), valid.policy());
                    }
                });
        return history;
    }

    /** The monthly contribution of the policy in force just before {@code at}; empty without one. */
    public Optional<BigDecimal> contribution(Instant at) {
        return Optional.ofNullable(policies.lowerEntry(at))
                .flatMap(policy -> policy.getValue().cadence().contribution())
                .map(Policy.Contribution::amount);
    }

    /** Ascending by time, with the listings' names of today. */
    List<Membership> memberships() {
        List<Membership> memberships = new ArrayList<>();
        policies.forEach(
                (from, policy) -> memberships.add(Membership.of(policy, from).renamed(this::today)));
        return memberships;
    }

    private ListingId today(ListingId listing) {
        FormerCodes.Former former = renamed.get(listing);
        return former == null ? listing : former.name();
    }

    /** The limit of the check for jumps in the policy in force. */
    BigDecimal jumpPct() {
        return newest().map(PolicyHistory::jumpPct).orElse(DEFAULT_JUMP_PCT);
    }

    /** The limit of a policy's check for jumps. */
    public static BigDecimal jumpPct(Policy policy) {
        return Optional.ofNullable(policy.dataQuality().checks().get(JUMP))
                .map(check -> check.limits().get(LIMIT))
                .orElse(DEFAULT_JUMP_PCT);
    }

    Optional<ZoneId> timeZone() {
        return newest().map(Policy::timeZone);
    }

    /** The quote units of all policies; a later policy's counts. */
    public Map<String, Policy.QuoteUnit> quoteUnits() {
        Map<String, Policy.QuoteUnit> units = new HashMap<>();
        policies.values().forEach(policy -> units.putAll(policy.quoteUnits()));
        return units;
    }

    /** The listings of the newest policy. */
    List<ListingId> listings() {
        return newest().stream()
                .flatMap(policy -> policy.instruments().stream())
                .map(Policy.Instrument::listing)
                .map(this::today)
                .toList();
    }

    private Optional<Policy> newest() {
        return policies.isEmpty()
                ? Optional.empty()
                : Optional.of(policies.lastEntry().getValue());
    }
}
