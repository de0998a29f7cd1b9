package ta.backoffice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The user of a sign-in or a token that is valid now.
 *
 * @param scope of a token; empty for a sign-in, which may do everything that its user may
 * @param usedBefore when it was last used, as far as that was recorded
 */
public record Credential(
        UUID userId, String email, boolean admin, Optional<TokenScope> scope, Optional<Instant> usedBefore) {

    /** Precision of the recorded time of use, so that not every request writes to the database. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    /** Whether the present use should be recorded. */
    public boolean isDue(Instant now) {
        return usedBefore.map(time -> time.isBefore(now.minus(EXACTNESS))).orElse(true);
    }

    public boolean isSession() {
        return scope.isEmpty();
    }

    public boolean mayWrite() {
        return scope.map(TokenScope.READ_WRITE::equals).orElse(true);
    }
}
