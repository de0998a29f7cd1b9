package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.database.StorageException;
import ta.database.Transaction;

/** Changes who shares a portfolio. Only its owners may do so; row security refuses all other users as well. */
public final class ChangeMembers {

    private ChangeMembers() {}

    /**
     * Adds a user as a member, or changes the role of a member.
     *
     * @throws StorageException.NotFound when there is no such user, or the user is disabled
     * @throws StorageException.Conflict {@code OWNER_NEEDED} when the actor is not an owner; {@code LAST_OWNER} when
     *     the portfolio would have no owner any more
     */
    public static void put(Transaction tx, UUID portfolioId, UUID userId, Members.Role role) {
        tx.lockPortfolio(portfolioId);
        requireOwner(tx, portfolioId);
        Optional<Members.Member> before = Members.find(tx, portfolioId, userId);
        if (before.isPresent() && before.get().role() == role) {
            return;
        }
        if (before.isPresent()) {
            tx.sql()
                    .update(PORTFOLIO_MEMBERS)
                    .set(PORTFOLIO_MEMBERS.ROLE, role.name())
                    .where(member(portfolioId, userId))
                    .execute();
            audit(tx, portfolioId, "member.change", userId, role);
            return;
        }
        if (!Accounts.one(tx, userId).enabled()) {
            throw new StorageException.NotFound("user", userId);
        }
        tx.sql()
                .insertInto(PORTFOLIO_MEMBERS)
                .set(PORTFOLIO_MEMBERS.PORTFOLIO_ID, portfolioId)
                .set(PORTFOLIO_MEMBERS.USER_ID, userId)
                .set(PORTFOLIO_MEMBERS.ROLE, role.name())
                .execute();
        audit(tx, portfolioId, "member.add", userId, role);
    }

    /**
     * @throws StorageException.NotFound when the user is not a member
     * @throws StorageException.Conflict as for {@link #put}
     */
    public static void remove(Transaction tx, UUID portfolioId, UUID userId) {
        tx.lockPortfolio(portfolioId);
        requireOwner(tx, portfolioId);
        Members.Member before = Members.one(tx, portfolioId, userId);
        // Recorded first: members who remove themselves may not write to the audit chain afterwards.
        Audit.append(
                tx,
                portfolioId,
                "member.remove",
                Map.of("member", userId, "role", before.role()),
                AuditedRows.of(tx, portfolioId).without(AuditedTable.MEMBER, userId));
        tx.sql()
                .deleteFrom(PORTFOLIO_MEMBERS)
                .where(member(portfolioId, userId))
                .execute();
    }

    private static void audit(Transaction tx, UUID portfolioId, String action, UUID userId, Members.Role role) {
        Audit.append(
                tx,
                portfolioId,
                action,
                Map.of("member", userId, "role", role),
                AuditedRows.of(tx, portfolioId).and(AuditedTable.MEMBER, userId));
    }

    private static Condition member(UUID portfolioId, UUID userId) {
        return PORTFOLIO_MEMBERS.PORTFOLIO_ID.eq(portfolioId).and(PORTFOLIO_MEMBERS.USER_ID.eq(userId));
    }

    private static void requireOwner(Transaction tx, UUID portfolioId) {
        boolean owner = tx.actor()
                .userId()
                .flatMap(user -> Members.find(tx, portfolioId, user))
                .filter(row -> row.role() == Members.Role.OWNER)
                .isPresent();
        if (!owner) {
            throw new StorageException.Conflict(
                    "OWNER_NEEDED",
                    "only an owner can change who shares the portfolio",
                    "Maybe ask one of its owners.");
        }
    }
}
