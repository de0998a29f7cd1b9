package ta.database;

import java.util.Optional;
import java.util.UUID;

/**
 * On whose behalf a transaction runs: a user, or a part of the system working on one portfolio, or on none. Row security shows the
 * role {@link Role#APP} what the user is a member of, and {@link Role#WORKER} the portfolio; so both may be there, as when a
 * command works for a person.
 *
 * @param name how the audit trail calls it: an e-mail address, {@code worker}, {@code scheduler}; 1 to 200 characters
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

    /** A worker, bound to the portfolio of the job that it has leased. */
    public static Actor worker(String name, UUID portfolioId) {
        return new Actor(name, Optional.empty(), Optional.of(portfolioId));
    }
}
