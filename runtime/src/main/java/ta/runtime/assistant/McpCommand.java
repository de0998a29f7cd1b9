package ta.runtime.assistant;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.backoffice.identity.TokenScope;
import ta.database.Actor;
import ta.database.Role;
import ta.http.LocalAssistant;
import ta.http.Services;
import ta.http.route.Caller;
import ta.runtime.keeping.Keeping;
import ta.runtime.notice.Courier;
import ta.runtime.process.Meters;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.review.ReviewSettings;
import ta.runtime.session.Access;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves an assistant on this machine by the Model Context Protocol: messages come in by standard input and"
                    + " go out by standard output, until the input ends. An assistant's program starts it.",
            "The assistant sees your portfolios and explains them; it cannot trade, approve or record."
                    + " docs/assistants.md says how to connect one."
        })
public final class McpCommand implements Callable<Integer> {

    private final InputFiles files;
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Access access;

    @Option(
            names = "--portfolio",
            paramLabel = "P",
            description = "name or id of the portfolio that is meant when the assistant names none; it sees the others,"
                    + " too")
    private @Nullable String portfolio;

    @Option(
            names = "--drafts",
            description = "lets the assistant save drafts of policies, which have no effect before you approve them")
    private boolean drafts;

    public McpCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.environment = environment;
        this.access = new Access(environment);
    }

    @Override
    public Integer call() {
        // Standard output belongs to the protocol, whatever a library may print.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        return access.run(spec, Role.APP, this::serve, Report::text);
    }

    private Report serve(Session session) {
        Actor actor = session.actor();
        Optional<UUID> usual = Optional.ofNullable(portfolio)
                .map(name -> session.portfolio(name).id());
        session.share();
        session.progress()
                .say("Serving an assistant as " + actor.name() + (drafts ? ", who may save drafts" : "")
                        + "; ends with its input.\n");
        Services services = new Services(
                session.database(),
                session.policies(),
                Meters.ofProcess(),
                List::of,
                Map.of(),
                Courier.hosts(environment),
                Optional.empty(),
                Keeping.terms(environment),
                ReviewSettings.terms(environment),
                () -> {});
        Caller caller = Caller.local(
                actor.userId().orElseThrow(), actor.name(), drafts ? TokenScope.READ_WRITE : TokenScope.READ);
        try (InputStream in = files.open(InputFiles.STANDARD_INPUT)) {
            LocalAssistant.serve(services, caller, usual, in, spec.commandLine().getOut());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Report("", Tree.object());
    }
}
