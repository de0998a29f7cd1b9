package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.MANIFESTO_ARCHIVES;
import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;

/** The versions of a portfolio's strategy, in every state. */
public final class StrategyVersions {

    private static final int REVISION_BYTES = 16;

    /**
     * A version without its texts.
     *
     * @param state DRAFT, APPROVED, RETIRED or DISCARDED
     * @param reason the purpose that the version was made for
     * @param approvalReason why it was approved; empty for a draft, and for versions before it was kept
     * @param policySha256 of the archived policy; empty for a draft
     * @param fileSha256 of the file's bytes
     */
    public record Version(
            int number,
            String state,
            String reason,
            Optional<String> policySha256,
            String fileSha256,
            Optional<String> manifestoSha256,
            String createdBy,
            Instant createdAt,
            Optional<String> approvedBy,
            Optional<Instant> approvedAt,
            Optional<String> approvalReason,
            Optional<Instant> retiredAt) {

        public boolean isDraft() {
            return state.equals("DRAFT");
        }

        /** Identifies the state and the texts: another revision has another state or another text. */
        public String revision() {
            String all = String.join(" ", state, fileSha256, manifestoSha256.orElse(""));
            return HexFormat.of().formatHex(Sha256.of(all.getBytes(StandardCharsets.US_ASCII)), 0, REVISION_BYTES);
        }
    }

    /** A version with its texts. Encoded as UTF-8 they give the original bytes, since only UTF-8 is ever stored. */
    public record Texts(Version row, String policy, Optional<String> manifesto) {

        /** The bytes of the policy's file. */
        public byte[] file() {
            return policy.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final Field<byte[]> FILE =
            DSL.coalesce(POLICY_ARCHIVES.FILE, STRATEGY_VERSIONS.DRAFT).as("shown_file");
    private static final Field<byte[]> HASH = DSL.coalesce(
                    POLICY_ARCHIVES.FILE_SHA256,
                    DSL.function("pg_catalog.sha256", byte[].class, STRATEGY_VERSIONS.DRAFT))
            .as("shown_hash");

    private StrategyVersions() {}

    /** Newest first. */
    public static List<Version> of(Transaction tx, UUID portfolioId) {
        return select(tx, false, STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(STRATEGY_VERSIONS.NUMBER.desc())
                .fetch(StrategyVersions::row);
    }

    /** The approved version; empty before the first activation. */
    public static Optional<Texts> active(Transaction tx, UUID portfolioId) {
        return select(tx, true, STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.STATE.eq("APPROVED"))
                .fetchOptional(StrategyVersions::texts);
    }

    /**
     * Whether a manifesto is that of the active version. What its author has not touched never stands in the way of a
     * policy: its placeholders that no longer lead anywhere are shown as they are, with their errors.
     */
    public static boolean isActiveManifesto(Transaction tx, UUID portfolioId, Optional<String> manifesto) {
        return active(tx, portfolioId).flatMap(Texts::manifesto).equals(manifesto);
    }

    /**
     * @throws StorageException.NotFound when the portfolio has no such version
     */
    public static Texts one(Transaction tx, UUID portfolioId, int number) {
        return select(tx, true, STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.NUMBER.eq(number))
                .fetchOptional(StrategyVersions::texts)
                .orElseThrow(() -> new StorageException.NotFound("version", number));
    }

    private static SelectConditionStep<Record> select(Transaction tx, boolean texts, Condition... which) {
        return tx.sql()
                .select(
                        STRATEGY_VERSIONS.NUMBER,
                        STRATEGY_VERSIONS.STATE,
                        STRATEGY_VERSIONS.REASON,
                        STRATEGY_VERSIONS.CREATED_BY,
                        STRATEGY_VERSIONS.CREATED_AT,
                        STRATEGY_VERSIONS.APPROVED_BY,
                        STRATEGY_VERSIONS.APPROVED_AT,
                        STRATEGY_VERSIONS.APPROVAL_REASON,
                        STRATEGY_VERSIONS.RETIRED_AT)
                .select(POLICY_ARCHIVES.POLICY_SHA256, MANIFESTO_ARCHIVES.SHA256, HASH)
                .select(texts ? List.of(FILE, MANIFESTO_ARCHIVES.FILE) : List.of())
                .from(STRATEGY_VERSIONS)
                .leftJoin(POLICY_ARCHIVES)
                .on(POLICY_ARCHIVES.ID.eq(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID))
                .leftJoin(MANIFESTO_ARCHIVES)
                .on(MANIFESTO_ARCHIVES.ID.eq(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID))
                .where(which);
    }

    private static Texts texts(Record row) {
        return new Texts(
                row(row),
                text(row.get(FILE)),
                Optional.ofNullable(row.get(MANIFESTO_ARCHIVES.FILE)).map(StrategyVersions::text));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static Version row(Record row) {
        return new Version(
                row.get(STRATEGY_VERSIONS.NUMBER),
                row.get(STRATEGY_VERSIONS.STATE),
                row.get(STRATEGY_VERSIONS.REASON),
                hex(row.get(POLICY_ARCHIVES.POLICY_SHA256)),
                hex(row.get(HASH)).orElseThrow(),
                hex(row.get(MANIFESTO_ARCHIVES.SHA256)),
                row.get(STRATEGY_VERSIONS.CREATED_BY),
                row.get(STRATEGY_VERSIONS.CREATED_AT),
                Optional.ofNullable(row.get(STRATEGY_VERSIONS.APPROVED_BY)),
                Optional.ofNullable(row.get(STRATEGY_VERSIONS.APPROVED_AT)),
                Optional.ofNullable(row.get(STRATEGY_VERSIONS.APPROVAL_REASON)),
                Optional.ofNullable(row.get(STRATEGY_VERSIONS.RETIRED_AT)));
    }

    private static Optional<String> hex(byte[] hash) {
        return Optional.ofNullable(hash).map(HexFormat.of()::formatHex);
    }
}
