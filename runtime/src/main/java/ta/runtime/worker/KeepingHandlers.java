package ta.runtime.worker;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ta.backoffice.governance.Audit;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.retention.Prune;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.runtime.anchor.Anchors;
import ta.runtime.keeping.Backups;
import ta.runtime.keeping.Keeping;
import ta.runtime.settings.Refusal;

/**
 * The handlers of maintenance jobs. Each one works before the transaction, in small steps or in a file, and may be
 * repeated without harm.
 */
final class KeepingHandlers {

    private final Database database;

    private KeepingHandlers(Database database) {
        this.database = database;
    }

    /** Adds the configured ones. A worker without a handler does not claim the jobs of its kind. */
    static void add(Map<JobKind, JobHandler> handlers, Database database, Keeping keeping) {
        KeepingHandlers of = new KeepingHandlers(database);
        handlers.put(JobKind.PRUNE, of.prune(keeping));
        keeping.backups().ifPresent(backups -> handlers.put(JobKind.BACK_UP, of.backUp(backups)));
        keeping.anchors().ifPresent(anchors -> handlers.put(JobKind.ANCHOR, of.anchor(anchors)));
    }

    private JobHandler prune(Keeping keeping) {
        Prune prune = new Prune(database, keeping.terms());
        return job -> {
            prune.prune(job.actor(), job.portfolioId().orElseThrow());
            return tx -> {};
        };
    }

    private JobHandler backUp(Backups backups) {
        return job -> {
            Backups.NewBackup made = asReader(reader -> backups.make(reader, step -> {}));
            return tx -> Audit.append(
                    tx,
                    Optional.empty(),
                    "backup.make",
                    Map.of(
                            "file",
                            made.file().getFileName(),
                            "bytes",
                            made.bytes(),
                            "rows",
                            made.manifest().rows(),
                            "made_at",
                            made.manifest().madeAt(),
                            "heads_root",
                            made.manifest().headsRoot()));
        };
    }

    private JobHandler anchor(Anchors anchors) {
        return job -> {
            Anchors.NewAnchor made = asReader(anchors::make);
            return tx -> Audit.append(
                    tx,
                    Optional.empty(),
                    "anchor.make",
                    Map.of("file", made.file().getFileName(), "chains", made.chains(), "root", made.root()));
        };
    }

    /**
     * A fault may be the disk's, and pass. If it does not, the job is given up in the end, and somebody has to look at
     * it.
     */
    private <T> T asReader(Function<Database, T> work) {
        try (Database reader = database.openAs(Role.READONLY)) {
            return work.apply(reader);
        } catch (Refusal e) {
            throw new StorageException.Unavailable(e.getMessage().strip(), "", e);
        }
    }
}
