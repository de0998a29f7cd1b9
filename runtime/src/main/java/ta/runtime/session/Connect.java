package ta.runtime.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.database.Role;
import ta.database.StorageException;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.runtime.cli.Format;
import ta.runtime.cli.IndentedJson;
import ta.runtime.report.Report;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The options of every command that uses the database. Opens the session, and closes it. */
public final class Connect {

    private final Environment environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

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

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; default: text")
    private Format format = Format.TEXT;

    public Connect(Environment environment) {
        this.environment = environment;
    }

    /** How the caller wants the result, for a command that also works without a database. */
    public Format format() {
        return format;
    }

    /**
     * Opens a session as {@code role}, does the work, prints its report, and closes everything.
     *
     * @return the exit code of the report
     * @throws Refusal if the database cannot be reached, or reports an error
     */
    public int run(Role role, Function<Session, Report> work) {
        try (LongWork progress = LongWork.on(spec.name(), spec.commandLine().getErr());
                Server server = Server.of(environment, Optional.ofNullable(data));
                Session session = new Session(
                        server, role, Optional.ofNullable(as).or(() -> environment.get("TA_USER")), progress)) {
            Report report = work.apply(session);
            progress.end();
            spec.commandLine()
                    .getOut()
                    .print(format == Format.JSON ? IndentedJson.indented(report.json()) : report.text());
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
