package ta.database;

import java.util.Optional;
import java.util.UUID;

/**
 * The user or the part of the system on whose behalf a transaction runs. Row security depends on it: as
 * {@link Role#APP} a transaction sees the portfolios of which the user is a member, as {@link Role#WORKER} only
 * {@code portfolioId}. Both are set when a command works for a user.
 *
 * @param name the actor in the audit trail: an e-mail address, {@code worker}, {@code scheduler}; 1 to 200 characters
 * @param userId empty for a part of the system
 * @param portfolioId empty unless the transaction works on one portfolio
 */
public record Actor(String name, Optional<UUID> userId, Optional<UUID> portfolioId) {

    public Actor {
        Bounds.label("actor", name);
    }

    public static Actor user(UUID id, String email) {
        return new Actor(email, Optional.of(id), Optional.empty());
    }

    public static Actor system(String name) {
        return new Actor(name, Optional.empty(), Optional.empty());
    }

    /** A worker that sees only the portfolio of its leased job. */
    public static Actor worker(String name, UUID portfolioId) {
        return new Actor(name, Optional.empty(), Optional.of(portfolioId));
    }
}
