package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a check found about an exchange rate, for one portfolio.
 *
 * @param observation the observed rate that moved: the rate itself, or a leg of the cross rate
 * @param base one unit of it costs {@code rate} of {@code quote}
 * @param previous the last accepted rate of an earlier day
 * @param severity info, warn or critical
 * @param clause of the policy; empty for what is checked whatever the policy says
 * @param verdict of the last review, ACCEPT or REJECT; empty if nobody has reviewed it
 */
public record RateFinding(
        UUID id,
        UUID observation,
        String base,
        String quote,
        Instant asOf,
        BigDecimal rate,
        BigDecimal previous,
        String check,
        String severity,
        Optional<String> clause,
        String sentence,
        boolean asksFreeze,
        Instant foundAt,
        Optional<String> verdict) {

    public boolean isCritical() {
        return severity.equals("critical");
    }

    public String pair() {
        return base + "/" + quote;
    }
}
