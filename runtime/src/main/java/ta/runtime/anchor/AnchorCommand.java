package ta.runtime.anchor;

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

/** Signs the current heads of all hash chains. */
@Command(
        name = "anchor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the heads of all hash chains to a signed file, so that ta verify detects a chain truncated or"
                    + " rewritten later.",
            "The key is created in the folder at first use; TA_ANCHOR_KEY_FILE names another file. Keep copies"
                    + " elsewhere."
        })
public final class AnchorCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Option(names = "--to", paramLabel = "DIR", description = "folder of the anchors; default: TA_ANCHOR_DIR")
    private @Nullable Path folder;

    public AnchorCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.READONLY, this::run);
    }

    private Report run(Session session) {
        Anchors anchors = Optional.ofNullable(folder)
                .map(to -> Anchors.in(environment.directory().resolve(to), environment))
                .or(() -> Anchors.configured(environment))
                .orElseThrow(
                        () -> Refusal.unusable("ERROR no folder for anchors is configured\nMaybe give --to DIR, or set "
                                + Anchors.FOLDER + "."));
        Anchors.NewAnchor made = anchors.make(session.database());
        return new Report(
                made.file() + ": " + Amounts.count(made.chains(), "chain", "chains") + ", root " + made.root() + "\n",
                Tree.object("file", made.file().toString(), "chains", made.chains(), "root", made.root()));
    }
}
