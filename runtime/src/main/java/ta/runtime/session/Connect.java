package ta.runtime.session;

import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.database.Role;
import ta.runtime.cli.Format;
import ta.runtime.cli.IndentedJson;
import ta.runtime.report.Report;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** The options of every command that uses the database. Opens the session, and closes it. */
public final class Connect {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private final Access access;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; default: text")
    private Format format = Format.TEXT;

    public Connect(Environment environment) {
        this.access = new Access(environment);
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
        return access.run(
                spec,
                role,
                work,
                report -> format == Format.JSON ? IndentedJson.indented(report.json()) : report.text());
    }
}
