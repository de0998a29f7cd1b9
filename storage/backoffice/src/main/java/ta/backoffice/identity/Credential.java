package ta.backoffice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a session or a token that is good at this moment.
 *
 * @param scope of a token; empty for a session, which may do all that its user may
 * @param usedBefore when it was used last, as far as that was written
 */
public record Credential(
        UUID userId, String email, boolean admin, Optional<TokenScope> scope, Optional<Instant> usedBefore) {

    /** How exact the time of the last use is: each look at a page need not write. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    /** Whether it is time to write that it was used. */
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
