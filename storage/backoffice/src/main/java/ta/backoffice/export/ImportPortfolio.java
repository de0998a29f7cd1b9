package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import ta.backoffice.book.RecordImportedBatches;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.retention.Prune;
import ta.backoffice.runs.Replay;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Imports an export into a portfolio that has recorded nothing yet. Everything that {@code ta verify} would verify is
 * verified before the transaction ends, so a file that does not hold together leaves nothing behind. The audit chain
 * does not come along: the event names where the old one ended.
 */
public final class ImportPortfolio {

    /** The refusal of a portfolio that is not empty. */
    public static final String NOT_EMPTY = "PORTFOLIO_NOT_EMPTY";

    /**
     * What came in.
     *
     * @param content as of {@code exportedAt}; the same as where the file was made
     * @param replayed archived runs that were decided again, to the same hash
     * @param own prices, rates and corporate actions that are this portfolio's own, as they are unknown here or differ
     * @param unseen those known here that the file lacks or has otherwise; this portfolio does not see them
     * @param days what the file says of days of venues and is not so here; it was left out
     */
    public record Imported(
            Instant exportedAt,
            ContentHash.Content content,
            long auditSeq,
            String auditHash,
            long runs,
            long replayed,
            long own,
            long unseen,
            List<String> days) {}

    private static final String ACTION = "portfolio.import";

    private final Transaction tx;
    private final ActivePolicies policies;
    private final UUID portfolioId;
    private final ExportReader file;
    private final RowJson ids = new RowJson();
    private final ImportedRows rows;

    private ImportPortfolio(Transaction tx, ActivePolicies policies, UUID portfolioId, ExportReader file) {
        this.tx = tx;
        this.policies = policies;
        this.portfolioId = portfolioId;
        this.file = file;
        this.rows = new ImportedRows(tx, portfolioId);
    }

    /**
     * @param file as {@link ExportPortfolio} writes it, perhaps compressed with gzip
     * @throws StorageException.Invalid if it is not such a file or does not hold together; says where
     * @throws StorageException.Conflict {@code PORTFOLIO_NOT_EMPTY}; {@code CURRENCY_DIFFERS}
     */
    public static Imported within(Transaction tx, ActivePolicies policies, UUID portfolioId, ExportFile file) {
        tx.lockPortfolio(portfolioId);
        try {
            ExportReader.requireWhole(file.open());
            try (ExportReader reader = new ExportReader(file.open())) {
                return new ImportPortfolio(tx, policies, portfolioId, reader).run();
            }
        } catch (IOException e) {
            throw new StorageException.Invalid("the file cannot be read: " + e.getMessage(), Place.MAYBE);
        }
    }

    private Imported run() {
        requireFormat();
        Place head = new Place(1, "head", 0);
        Instant exportedAt = RowJson.time(file.value("exported_at"), "exported_at", head);
        if (exportedAt.isAfter(tx.at().plusSeconds(86_400))) {
            throw head.refused("exported_at", "is in the future: " + exportedAt);
        }
        String content = sha256(file.value("content_sha256"), "content_sha256", head);
        JsonNode audit = file.value("audit_head");
        String auditHash = sha256(audit.path("hash"), "audit_head.hash", head);
        long auditSeq = audit.path("seq").asLong(-1);
        begin(exportedAt, content, auditSeq, auditHash);
        ImportedSettings.take(tx, portfolioId, file.value("portfolio"));
        List<String> days = market(exportedAt);
        ExportedTable.BOOK.forEach(this::table);
        tx.sql().execute("set constraints all immediate");
        new ImportedTasks(tx, portfolioId, ids).replaceBy(file, rows);
        ExportedTable.RUNS.forEach(this::table);
        file.end();
        rows.flush();
        record(exportedAt, content, auditSeq, auditHash);
        long replayed = proven();
        ContentHash.Content here = ContentHash.of(tx, portfolioId, exportedAt);
        if (!here.sha256().equals(content)) {
            throw new StorageException.Invalid(
                    "the content of the file has the hash " + here.sha256() + ", not " + content + " as it says",
                    Place.MAYBE);
        }
        return new Imported(
                exportedAt,
                here,
                auditSeq,
                auditHash,
                rows.count("task_runs"),
                replayed,
                rows.count("price_points") + rows.count("fx_rates") + rows.count("corporate_actions"),
                rows.count(ImportedObservations.UNSEEN),
                days);
    }

    private void requireFormat() {
        JsonNode format = file.value("format");
        if (!ExportPortfolio.FORMAT.equals(format.textValue())) {
            throw new StorageException.Invalid(
                    "the file is not an export of a portfolio",
                    "Maybe choose the file that \"Everything out\" or ta portfolio export wrote.");
        }
        int version = file.value("version").asInt(0);
        if (version != ExportPortfolio.VERSION) {
            throw new StorageException.Invalid(
                    "the file has format " + version + "; this program reads format " + ExportPortfolio.VERSION,
                    version > ExportPortfolio.VERSION
                            ? "Maybe update this program first."
                            : "Maybe export it again with a newer program.");
        }
    }

    private static String sha256(JsonNode value, String name, Place place) {
        String text = RowJson.text(value, name, place);
        if (!text.matches("[0-9a-f]{64}")) {
            throw place.refused(name, "must be 64 digits of a SHA-256");
        }
        return text;
    }

    private void begin(Instant exportedAt, String content, long auditSeq, String auditHash) {
        if (auditSeq < 1) {
            throw new Place(1, "head", 0).refused("audit_head.seq", "must be the number of an event, from 1");
        }
        String used = tx.sql()
                .fetchSingle(
                        "select ta.begin_import({0}, {1}, {2}, {3}, {4}, {5})",
                        DSL.val(portfolioId),
                        DSL.val(exportedAt, SQLDataType.INSTANT),
                        DSL.val(HexFormat.of().parseHex(content)),
                        DSL.val(auditSeq),
                        DSL.val(HexFormat.of().parseHex(auditHash)),
                        DSL.val(tx.actor().name()))
                .get(0, String.class);
        if (used != null) {
            throw new StorageException.Conflict(
                    NOT_EMPTY,
                    "the portfolio is not empty: it has rows in " + used,
                    "Maybe create a portfolio, and import the file there.");
        }
    }

    private List<String> market(Instant exportedAt) {
        ImportedListings listings = new ImportedListings(tx);
        file.rows("listings", listings::listing);
        file.rows("listing_terms", listings::terms);
        ImportedMarket market = new ImportedMarket(tx, portfolioId, exportedAt, rows, ids, listings.register(ids));
        List<String> days = market.days(file);
        ExportedTable.POLICIES.forEach(this::table);
        rows.flush();
        market.actions(file);
        market.prices(file);
        market.rates(file);
        return days;
    }

    private void table(ExportedTable table) {
        Instant latest = tx.at().plusSeconds(86_400);
        file.rows(table.name(), (row, place) -> {
            ObjectNode read = ids.read(row, table.columns(), place);
            if (table.name().equals("ledger_entries")) {
                requireNext(read, latest, place);
            } else if (table.name().equals("decisions")) {
                requireAsDecided(row, place);
            }
            rows.add(table.name(), read, place);
        });
    }

    /** What a decision's row repeats of its body, whose hash and replay prove it. */
    private static void requireAsDecided(ObjectNode row, Place place) {
        JsonNode body = RowJson.document(row.path("body"), "body", place);
        for (String name : List.of("outcome", "policy_sha256", "snapshot_sha256", "decision_sha256")) {
            if (!body.path(name).equals(row.path(name))) {
                throw place.refused(name, "is not what the decision's body says");
            }
        }
    }

    /** The database numbers entries as they come. */
    private static void requireNext(ObjectNode entry, Instant latest, Place place) {
        if (entry.path("sequence").asLong(-1) != place.index() + 1) {
            throw place.refused("sequence", "must be " + (place.index() + 1));
        }
        if (RowJson.time(entry.path("trade_time"), "trade_time", place).isAfter(latest)) {
            throw place.refused("trade_time", "is in the future");
        }
    }

    private void record(Instant exportedAt, String content, long auditSeq, String auditHash) {
        RecordImportedBatches.within(tx, portfolioId);
        List<Map<String, String>> pruned = tx.sql()
                .select(RUN_INPUT_SNAPSHOTS.RUN_ID)
                .from(RUN_INPUT_SNAPSHOTS)
                .where(RUN_INPUT_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId), RUN_INPUT_SNAPSHOTS.BODY.isNull())
                .orderBy(RUN_INPUT_SNAPSHOTS.RUN_ID)
                .fetch(row -> Map.of("id", row.value1().toString(), "sha256", ""));
        if (!pruned.isEmpty()) {
            // Their inputs went before the export; the hashes of what they were are in the old chain.
            Audit.append(
                    tx,
                    Optional.of(portfolioId),
                    Prune.ACTION,
                    Map.of("kind", "RUNS", "count", pruned.size(), "before", exportedAt, Prune.RUNS, pruned));
        }
        List<AuditedRows> parts = AuditedRows.ofAll(tx, portfolioId);
        for (int part = 1; part <= parts.size(); part++) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("content_sha256", content);
            details.put("exported_at", exportedAt);
            details.put("old_seq", auditSeq);
            details.put("old_hash", auditHash);
            details.put("part", part + " of " + parts.size());
            Audit.append(tx, portfolioId, ACTION, details, parts.get(part - 1));
        }
    }

    /** Verifies all of it, as {@code ta verify} does, and returns the number of runs that were replayed. */
    private long proven() {
        List<String> faults = new ArrayList<>();
        long replayed = 0;
        try {
            VerifyLedger.within(tx, portfolioId, difference -> faults.add("the ledger gives " + difference.ledger()));
            VerifyRecord.within(tx, portfolioId, fault -> faults.add(fault.sentence()));
            for (UUID run : faults.isEmpty() ? decided() : List.<UUID>of()) {
                Replay replay = ReplayRuns.within(tx, policies, run);
                replayed += replay.pruned() ? 0 : 1;
                if (!replay.agrees()) {
                    faults.add("decisions " + run + ": decided again, it gives " + replay.replayed());
                    break;
                }
            }
        } catch (StorageException | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // What was read from the file is of a kind that this program never wrote.
            faults.add(e.getMessage() == null ? e.getClass().getSimpleName() : Bounds.clipped(e.getMessage(), 400));
        }
        if (!faults.isEmpty()) {
            throw new StorageException.Invalid(
                    "the file does not hold together: " + faults.get(0)
                            + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)"),
                    Place.MAYBE);
        }
        return replayed;
    }

    private List<UUID> decided() {
        return tx.sql()
                .select(DECISIONS.RUN_ID)
                .from(DECISIONS)
                .where(DECISIONS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(DECISIONS.RUN_ID)
                .fetch(DECISIONS.RUN_ID);
    }
}
