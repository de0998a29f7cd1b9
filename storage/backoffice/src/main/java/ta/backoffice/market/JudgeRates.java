package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PORTFOLIOS_CONVERTING;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;

/**
 * The quality gate of exchange rates at ingestion. Each new rate is judged for every portfolio that converts prices
 * with it: by the policy's check {@code fx_jump}, and, whatever the policy says, whether it is inverted, swapped with
 * another one, or off by a factor of ten. Findings, alerts and reviews belong to the portfolio.
 */
public final class JudgeRates {

    static final String ALERT = "RATE_FINDING";

    private static final String GATE = "rate gate";

    private final ActivePolicies policies;

    public JudgeRates(ActivePolicies policies) {
        this.policies = policies;
    }

    /**
     * Judges what was received at or after {@code since}, for every such portfolio, each in its own context.
     *
     * @return findings by portfolio; only its members may see them
     */
    public Map<UUID, List<RateFinding>> received(Transaction tx, Instant since, Set<String> currencies) {
        Map<UUID, List<RateFinding>> findings = new LinkedHashMap<>();
        List<UUID> portfolios = tx.sql()
                .selectFrom(PORTFOLIOS_CONVERTING.call(currencies.toArray(String[]::new)))
                .fetch(PORTFOLIOS_CONVERTING.PORTFOLIOS_CONVERTING_);
        for (UUID portfolio : portfolios) {
            boolean asking = tx.actor().portfolioId().filter(portfolio::equals).isPresent();
            Actor judge = asking ? tx.actor() : Actor.worker(GATE, portfolio);
            try {
                findings.put(portfolio, tx.as(judge, own -> received(own, portfolio, since)));
            } catch (StorageException.Conflict e) {
                // This version refuses the policy of another portfolio. Its next run reports that to its members.
                if (asking || !e.code().equals(ActivePolicies.INVALID)) {
                    throw e;
                }
            }
        }
        return findings;
    }

    private List<RateFinding> received(Transaction tx, UUID portfolioId, Instant since) {
        Optional<CompiledPolicy> policy = policies.of(tx, portfolioId);
        if (policy.isEmpty()) {
            return List.of();
        }
        RateGate judged = new RateGate(tx, portfolioId, policy.get().rules().policy());
        judged.received(since);
        judged.act();
        return judged.findings();
    }

    /**
     * Stores what is to be said about the rates that a run will use, where the gate has not judged them: rates that are
     * older than the policy.
     */
    public static void used(Transaction tx, UUID portfolioId, CompiledPolicy policy, Instant asOf) {
        RateGate judged = new RateGate(tx, portfolioId, policy.rules().policy());
        judged.jumpsAt(asOf);
        judged.act();
    }
}
