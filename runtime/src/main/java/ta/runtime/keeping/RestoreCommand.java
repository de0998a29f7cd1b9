package ta.runtime.keeping;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.database.Administrator;
import ta.database.Role;
import ta.database.backup.Manifest;
import ta.database.backup.Restore;
import ta.runtime.proof.Proof;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Restores a backup into an empty database of this version and verifies it as ta verify does; all or"
                    + " nothing.",
            "Connects to TA_DB_ADMIN_URL, as migrate does. All users must sign in again."
        })
public final class RestoreCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "FILE", description = "a file written by ta backup")
    private Path file;

    @Option(
            names = "--faulty",
            description = "keep the restored data even if it does not verify; the exit code is 1 then")
    private boolean faulty;

    public RestoreCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.READONLY, this::run);
    }

    private Report run(Session session) {
        Administrator target = session.administrator();
        session.requirePassword();
        session.progress().step("restoring");
        Manifest manifest = Restore.into(target, environment.directory().resolve(file));
        Proof.Result proof;
        try {
            proof = Proof.of(session.database(), session.policies(), session.progress()::step);
            if (!faulty) {
                requireProven(
                        proof,
                        "The database is empty again. Maybe use another backup, or keep the data with its"
                                + " fault: --faulty.");
            }
        } catch (RuntimeException e) {
            Restore.leaveEmpty(target, e);
            throw e;
        }
        requireProven(proof, "The data is restored all the same, with the fault. ta verify shows all of them.");
        return new Report(
                "Restored the state of " + manifest.madeAt() + ": "
                        + Amounts.count(proof.ledgerEntries(), "ledger entry", "ledger entries") + ", "
                        + Amounts.count(proof.auditEvents(), "audit event", "audit events") + ", "
                        + Amounts.count(proof.decisions(), "decision", "decisions") + ": all in order.\n",
                Tree.object(
                        "made_at",
                        manifest.madeAt(),
                        "product",
                        manifest.product(),
                        "schema",
                        manifest.schema(),
                        "rows",
                        manifest.rows(),
                        "ledger_entries",
                        proof.ledgerEntries(),
                        "audit_events",
                        proof.auditEvents(),
                        "decisions",
                        proof.decisions()));
    }

    private static void requireProven(Proof.Result proof, String then) {
        if (proof.found() > 0) {
            throw new Refusal(
                    ExitCode.INVALID_POLICY,
                    "ERROR BACKUP_UNPROVEN: the restored data fails verification: "
                            + proof.faults().get(0) + "\n" + then);
        }
    }
}
