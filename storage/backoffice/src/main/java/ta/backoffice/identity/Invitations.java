package ta.backoffice.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import ta.database.Transaction;

/** Portfolios whose owners have invited a user, who sees nothing of them until they accept. */
public final class Invitations {

    /**
     * @param since when the user was invited
     */
    public record Invitation(UUID portfolioId, String portfolio, Members.Role role, Instant since) {}

    private Invitations() {}

    /** Those of the actor, oldest first. */
    public static List<Invitation> of(Transaction tx) {
        return tx.sql()
                .resultQuery("select portfolio, name, role, since from ta.my_invitations()")
                .fetch(row -> new Invitation(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        Members.Role.valueOf(row.get(2, String.class)),
                        row.get(3, Instant.class)));
    }
}
