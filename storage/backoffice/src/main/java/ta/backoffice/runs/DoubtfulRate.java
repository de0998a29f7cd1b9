package ta.backoffice.runs;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.market.ExchangeRate;
import ta.backoffice.market.RateFinding;
import ta.backoffice.market.RateFindings;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.finding.Check;
import ta.rules.json.Decimals;
import ta.rules.policy.Policy;

/** An exchange rate with a critical finding that nobody has reviewed, which a run is about to use. */
final class DoubtfulRate {

    private DoubtfulRate() {}

    /** Whether the policy's check {@code fx_jump} blocks the run. */
    static boolean isStopped(Policy policy, ExchangeRate rate, Optional<ExchangeRate> previous) {
        Policy.Check check = policy.dataQuality().checks().get(Check.FX_JUMP.text());
        if (check == null
                || previous.isEmpty()
                || !check.severity().isAtLeast(policy.dataQuality().blockOn())) {
            return false;
        }
        BigDecimal before = previous.get().rate();
        BigDecimal moved = rate.rate().subtract(before).abs().multiply(Decimals.HUNDRED);
        BigDecimal limit = check.limits().getOrDefault("max_pct", BigDecimal.ZERO);
        return moved.compareTo(before.multiply(limit)) > 0;
    }

    /** Names the rate and what was found about it. */
    static StorageException.Conflict refusal(Transaction tx, UUID portfolioId, ExchangeRate rate) {
        String found = RateFindings.of(tx, portfolioId, false).stream()
                .filter(finding -> rate.observations().contains(finding.observation()))
                .map(RateFinding::sentence)
                .findFirst()
                .orElse("The exchange rate " + rate.base() + "/" + rate.quote() + " is doubtful.");
        return new StorageException.Conflict(
                "RATE_DOUBTFUL",
                found.substring(0, 1).toLowerCase(Locale.ROOT) + found.substring(1, found.length() - 1),
                "Maybe compare it with another source, then accept or reject it: ta rates findings");
    }
}
