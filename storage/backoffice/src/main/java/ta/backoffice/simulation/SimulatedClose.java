package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.JumpFamily;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.policy.Severity;

/**
 * A close that a simulation has reached, and what the checks said.
 *
 * @param reference the last close before it that was not held back; null if there is none
 * @param unchanged how many closes in a row have been the same
 * @param accepted whether its owner took it for right although it was held back
 */
record SimulatedClose(
        LocalDate date,
        Instant asOf,
        BigDecimal price,
        @Nullable SimulatedClose reference,
        int unchanged,
        List<CheckVerdict> findings,
        boolean accepted) {

    /** Nobody has looked, and a check says that it is wrong; so it values nothing, and nothing is traded at it. */
    boolean isHeldBack() {
        return !accepted && findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    boolean finds(Check check) {
        return findings.stream().anyMatch(finding -> finding.check() == check);
    }

    boolean asksForFreeze() {
        return !accepted && findings.stream().anyMatch(CheckVerdict::freeze);
    }

    /** Moved so far that the next close has to confirm it. */
    boolean isProvisional() {
        return !accepted
                && findings.stream()
                        .anyMatch(finding ->
                                JumpFamily.CHECKS.contains(finding.check().text()));
    }

    /** Without the closes before it, which would be kept for ever. */
    SimulatedClose alone() {
        return new SimulatedClose(date, asOf, price, null, unchanged, findings, accepted);
    }

    SimulatedClose accept() {
        return new SimulatedClose(date, asOf, price, reference, unchanged, findings, true);
    }
}
