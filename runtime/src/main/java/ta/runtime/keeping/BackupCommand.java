package ta.runtime.keeping;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.database.Role;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the whole database to one file, restores it on a temporary server, and verifies it there as ta"
                    + " verify does.",
            "Only then the file gets its final name. It contains no sign-ins. TA_BACKUP_KEEP backups are kept;"
                    + " default: 14."
        })
public final class BackupCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Option(names = "--to", paramLabel = "DIR", description = "folder of the backups; default: TA_BACKUP_DIR")
    private @Nullable Path folder;

    public BackupCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.READONLY, this::run);
    }

    private Report run(Session session) {
        Backups backups = Optional.ofNullable(folder)
                .map(to -> Backups.in(
                        environment.directory().resolve(to).toAbsolutePath().normalize(), environment))
                .or(() -> Backups.configured(environment))
                .orElseThrow(
                        () -> Refusal.unusable("ERROR no folder for backups is configured\nMaybe give --to DIR, or set "
                                + Backups.FOLDER + "."));
        Backups.NewBackup made = backups.make(session.database(), session.progress()::step);
        return new Report(
                made.file() + ": " + Amounts.count(made.manifest().rows(), "row", "rows") + " in "
                        + Amounts.count(made.manifest().tables().size(), "table", "tables") + ", "
                        + Amounts.count(made.bytes(), "byte", "bytes") + "; restored and verified.\n",
                Tree.object(
                        "file", made.file().toString(),
                        "bytes", made.bytes(),
                        "rows", made.manifest().rows(),
                        "tables", made.manifest().tables().size(),
                        "schema", made.manifest().schema(),
                        "made_at", made.manifest().madeAt(),
                        "heads_root", made.manifest().headsRoot()));
    }
}
