package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.FX_RATES;
import static ta.backoffice.jooq.Tables.RATE_FINDINGS;
import static ta.backoffice.jooq.Tables.RATE_REVIEWS;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Condition;
import ta.backoffice.registry.Observed;
import ta.database.Transaction;

/** What one portfolio thinks of observed exchange rates: what its members decided, and what nobody has reviewed. */
public final class RateVerdicts {

    private final Map<UUID, String> verdicts = new HashMap<>();
    private final Set<UUID> critical = new HashSet<>();
    private final Set<UUID> warned = new HashSet<>();

    private final UUID portfolioId;

    private RateVerdicts(UUID portfolioId) {
        this.portfolioId = portfolioId;
    }

    public static RateVerdicts of(Transaction tx, UUID portfolioId) {
        RateVerdicts all = new RateVerdicts(portfolioId);
        tx.sql()
                .selectFrom(RATE_REVIEWS)
                .where(RATE_REVIEWS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(RATE_REVIEWS.REVISION)
                .forEach(row -> all.verdicts.put(row.getFxRateId(), row.getVerdict()));
        tx.sql()
                .select(RATE_FINDINGS.FX_RATE_ID, RATE_FINDINGS.SEVERITY)
                .from(RATE_FINDINGS)
                .where(RATE_FINDINGS.PORTFOLIO_ID.eq(portfolioId))
                .forEach(row -> all.find(row.value1(), row.value2()));
        return all;
    }

    /** Selects the observations that the portfolio sees. */
    Condition seen() {
        return Observed.by(portfolioId, FX_RATES);
    }

    /** Takes a finding that was made since. */
    void find(UUID observation, String severity) {
        if (severity.equals("critical")) {
            critical.add(observation);
        } else if (severity.equals("warn")) {
            warned.add(observation);
        }
    }

    boolean isRejected(UUID observation) {
        return "REJECT".equals(verdicts.get(observation));
    }

    /** Whether an observation has a critical finding that nobody has reviewed. */
    boolean isDoubtful(UUID observation) {
        return critical.contains(observation) && !verdicts.containsKey(observation);
    }

    /** Whether a rate rests on an observation that a person has accepted. */
    public boolean isAccepted(ExchangeRate rate) {
        return rate.observations().stream().anyMatch(id -> "ACCEPT".equals(verdicts.get(id)));
    }

    /** Whether a rate rests on an observation with a critical finding that nobody has reviewed. */
    public boolean isDoubtful(ExchangeRate rate) {
        return rate.observations().stream().anyMatch(this::isDoubtful);
    }

    /** Whether a rate rests on an observation with a warning that nobody has reviewed. */
    public boolean isWarned(ExchangeRate rate) {
        Predicate<UUID> unreviewed = id -> warned.contains(id) && !verdicts.containsKey(id);
        return rate.observations().stream().anyMatch(unreviewed);
    }
}
