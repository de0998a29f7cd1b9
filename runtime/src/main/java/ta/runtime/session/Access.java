package ta.runtime.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import ta.database.Role;
import ta.database.StorageException;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.runtime.report.Report;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The options that say which database a command uses, and as whom. Opens the session, and closes it. */
public final class Access {

    private final Environment environment;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the embedded database, which is used if TA_DB_URL is not set; default: TA_DATA or"
                    + " .ta/data")
    private @Nullable Path data;

    @Option(
            names = "--as",
            paramLabel = "EMAIL",
            description = "who you are; default: TA_USER, or the only user there is")
    private @Nullable String as;

    public Access(Environment environment) {
        this.environment = environment;
    }

    /**
     * Opens a session as {@code role}, does the work, prints its report, and closes everything.
     *
     * @param command the command that runs
     * @param print the text that is printed of the report
     * @return the exit code of the report
     * @throws Refusal if the database cannot be reached, or reports an error
     */
    public int run(CommandSpec command, Role role, Function<Session, Report> work, Function<Report, String> print) {
        try (LongWork progress =
                        LongWork.on(command.name(), command.commandLine().getErr());
                Server server = Server.of(environment, Optional.ofNullable(data));
                Session session = new Session(
                        server, role, Optional.ofNullable(as).or(() -> environment.get("TA_USER")), progress)) {
            Report report = work.apply(session);
            progress.end();
            command.commandLine().getOut().print(print.apply(report));
            return report.exitCode();
        } catch (StorageException e) {
            throw refusal(e);
        } catch (InvalidSnapshotException e) {
            StringBuilder text = new StringBuilder();
            e.errors()
                    .forEach(error -> text.append("ERROR SNAPSHOT ")
                            .append(Visible.text(error.toString()))
                            .append('\n'));
            throw new Refusal(
                    ExitCode.INVALID_POLICY, text + "Maybe the listing's terms or the policy's quote units are wrong.");
        }
    }

    /** A conflict with existing data gives exit code 1; any other error is an unusable input or database. */
    private static Refusal refusal(StorageException e) {
        StringBuilder text = new StringBuilder("ERROR " + e.code() + ": ");
        e.getMessage()
                .lines()
                .map(Visible::text)
                .forEach(line -> text.append(line).append('\n'));
        return new Refusal(
                e instanceof StorageException.Conflict ? ExitCode.INVALID_POLICY : ExitCode.UNUSABLE, text.toString());
    }
}
