package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.API_TOKENS;
import static ta.backoffice.jooq.Tables.USERS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/** API tokens, for scripts. The secret is shown once, to the user who creates the token; only its hash is stored. */
public final class ApiTokens {

    public record ApiToken(
            UUID id,
            String name,
            TokenScope scope,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {}

    private ApiTokens() {}

    /** All tokens of a user, newest first. */
    public static List<ApiToken> of(Transaction tx, UUID userId) {
        return tx.sql()
                .selectFrom(API_TOKENS)
                .where(API_TOKENS.USER_ID.eq(userId))
                .orderBy(API_TOKENS.CREATED_AT.desc())
                .fetch(row -> new ApiToken(
                        row.getId(),
                        row.getName(),
                        TokenScope.valueOf(row.getScope()),
                        row.getCreatedAt(),
                        Optional.ofNullable(row.getExpiresAt()),
                        Optional.ofNullable(row.getLastUsedAt()),
                        Optional.ofNullable(row.getRevokedAt())));
    }

    /**
     * @param expiresAt when the token expires; without it, the token is valid until it is revoked
     * @throws StorageException.Invalid when {@code expiresAt} is not in the future
     */
    public static ApiToken create(
            Transaction tx, UUID userId, String name, TokenScope scope, byte[] sha256, Optional<Instant> expiresAt) {
        Bounds.label("name", name);
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(tx.at())) {
            throw new StorageException.Invalid("the token would be expired already", "Maybe the year is wrong.");
        }
        UUID id = Ids.next();
        tx.sql()
                .insertInto(API_TOKENS)
                .set(API_TOKENS.ID, id)
                .set(API_TOKENS.USER_ID, userId)
                .set(API_TOKENS.NAME, name)
                .set(API_TOKENS.SCOPE, scope.name())
                .set(API_TOKENS.SHA256, sha256)
                .set(
                        API_TOKENS.EXPIRES_AT,
                        expiresAt.map(time -> Bounds.time("expiry", time)).orElse(null))
                .execute();
        Audit.append(
                tx,
                Optional.empty(),
                "token.create",
                Map.of("token", id, "user", userId, "name", name, "scope", scope));
        return of(tx, userId).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Revokes a token at once and for good. A token that is already revoked does not change.
     *
     * @throws StorageException.NotFound when the user has no such token
     */
    public static void revoke(Transaction tx, UUID userId, UUID tokenId) {
        boolean known =
                tx.sql().fetchExists(API_TOKENS, API_TOKENS.ID.eq(tokenId).and(API_TOKENS.USER_ID.eq(userId)));
        if (!known) {
            throw new StorageException.NotFound("token", tokenId);
        }
        int revoked = tx.sql()
                .update(API_TOKENS)
                .set(API_TOKENS.REVOKED_AT, tx.at())
                .where(API_TOKENS.ID.eq(tokenId), API_TOKENS.REVOKED_AT.isNull())
                .execute();
        if (revoked == 1) {
            Audit.append(tx, Optional.empty(), "token.revoke", Map.of("token", tokenId, "user", userId));
        }
    }

    /** Revokes all tokens of a user. */
    static void revokeAll(Transaction tx, UUID userId) {
        tx.sql()
                .select(API_TOKENS.ID)
                .from(API_TOKENS)
                .where(API_TOKENS.USER_ID.eq(userId), API_TOKENS.REVOKED_AT.isNull())
                .orderBy(API_TOKENS.ID)
                .fetch(API_TOKENS.ID)
                .forEach(token -> revoke(tx, userId, token));
    }

    /** The user of a token, unless it is revoked or expired, or the user is disabled. */
    public static Optional<Credential> find(Transaction tx, byte[] sha256) {
        return tx.sql()
                .select(USERS.ID, USERS.EMAIL, USERS.ADMIN, API_TOKENS.SCOPE, API_TOKENS.LAST_USED_AT)
                .from(API_TOKENS)
                .join(USERS)
                .on(USERS.ID.eq(API_TOKENS.USER_ID))
                .where(
                        API_TOKENS.SHA256.eq(sha256),
                        API_TOKENS.REVOKED_AT.isNull(),
                        API_TOKENS.EXPIRES_AT.isNull().or(API_TOKENS.EXPIRES_AT.gt(tx.at())),
                        USERS.DISABLED_AT.isNull())
                .fetchOptional(row -> new Credential(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Optional.of(TokenScope.valueOf(row.value4())),
                        Optional.ofNullable(row.value5())));
    }

    /** Records that the token was used now. */
    public static void touch(Transaction tx, byte[] sha256) {
        tx.sql()
                .update(API_TOKENS)
                .set(API_TOKENS.LAST_USED_AT, tx.at())
                .where(API_TOKENS.SHA256.eq(sha256))
                .execute();
    }
}
