package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;
import static ta.backoffice.jooq.Tables.USERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;

/** The users who share a portfolio. */
public final class Members {

    /** An owner may do everything; a member, everything except change who shares the portfolio. */
    public enum Role {
        OWNER,
        MEMBER
    }

    /**
     * @param since when the user was invited
     * @param accepted whether the user has accepted; until then they see nothing of the portfolio
     */
    public record Member(UUID userId, String email, String displayName, Role role, Instant since, boolean accepted) {}

    private Members() {}

    /** Those who were invited too, by e-mail address. */
    public static List<Member> of(Transaction tx, UUID portfolioId) {
        return where(tx, portfolioId, DSL.noCondition());
    }

    public static Optional<Member> find(Transaction tx, UUID portfolioId, UUID userId) {
        return where(tx, portfolioId, PORTFOLIO_MEMBERS.USER_ID.eq(userId)).stream()
                .findFirst();
    }

    /**
     * @throws StorageException.NotFound when the user is not a member
     */
    public static Member one(Transaction tx, UUID portfolioId, UUID userId) {
        return find(tx, portfolioId, userId).orElseThrow(() -> new StorageException.NotFound("member", userId));
    }

    private static List<Member> where(Transaction tx, UUID portfolioId, Condition which) {
        return tx.sql()
                .select(
                        USERS.ID,
                        USERS.EMAIL,
                        USERS.DISPLAY_NAME,
                        PORTFOLIO_MEMBERS.ROLE,
                        PORTFOLIO_MEMBERS.SINCE,
                        PORTFOLIO_MEMBERS.ACCEPTED_AT)
                .from(PORTFOLIO_MEMBERS)
                .join(USERS)
                .on(USERS.ID.eq(PORTFOLIO_MEMBERS.USER_ID))
                .where(PORTFOLIO_MEMBERS.PORTFOLIO_ID.eq(portfolioId), which)
                .orderBy(USERS.EMAIL)
                .fetch(row -> new Member(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Role.valueOf(row.value4()),
                        row.value5(),
                        row.value6() != null));
    }
}
