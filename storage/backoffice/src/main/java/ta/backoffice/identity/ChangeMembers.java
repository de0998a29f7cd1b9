package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.database.StorageException;
import ta.database.Transaction;

/** Changes who shares a portfolio. Only its owners may do so; row security refuses all other users as well. */
public final class ChangeMembers {

    private ChangeMembers() {}

    /**
     * Invites a user, or changes the role of a member.
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
        audit(tx, portfolioId, "member.invite", userId, role);
    }

    /**
     * Makes the actor, who was invited, a member.
     *
     * @throws StorageException.NotFound when they were not invited
     */
    public static void accept(Transaction tx, UUID portfolioId) {
        UUID user = invited(tx, portfolioId);
        audit(
                tx,
                portfolioId,
                "member.accept",
                user,
                Members.one(tx, portfolioId, user).role());
    }

    /**
     * Removes the invitation of the actor.
     *
     * @throws StorageException.NotFound when they were not invited
     */
    public static void decline(Transaction tx, UUID portfolioId) {
        remove(tx, portfolioId, invited(tx, portfolioId), "member.decline");
    }

    private static UUID invited(Transaction tx, UUID portfolioId) {
        Boolean invited = tx.sql()
                .resultQuery("select ta.accept_invitation({0})", DSL.val(portfolioId))
                .fetchOneInto(Boolean.class);
        if (!Boolean.TRUE.equals(invited)) {
            throw new StorageException.NotFound("invitation", portfolioId);
        }
        tx.lockPortfolio(portfolioId);
        return tx.actor().userId().orElseThrow();
    }

    /**
     * Removes a member, or an invitation. Members may remove themselves.
     *
     * @throws StorageException.NotFound when the user is not a member
     * @throws StorageException.Conflict as for {@link #put}
     */
    public static void remove(Transaction tx, UUID portfolioId, UUID userId) {
        tx.lockPortfolio(portfolioId);
        if (!tx.actor().userId().equals(Optional.of(userId))) {
            requireOwner(tx, portfolioId);
        }
        remove(tx, portfolioId, userId, "member.remove");
    }

    private static void remove(Transaction tx, UUID portfolioId, UUID userId, String action) {
        Members.Member before = Members.one(tx, portfolioId, userId);
        // Recorded first: members who remove themselves may not write to the audit chain afterwards.
        Audit.append(
                tx,
                portfolioId,
                action,
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
