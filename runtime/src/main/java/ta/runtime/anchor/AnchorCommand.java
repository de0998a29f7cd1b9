package ta.runtime.anchor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.runtime.settings.Refusal;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.settings.Environment;
import ta.runtime.session.Session;
import ta.database.Role;

/** Signs where the hash chains end. */
@Command(
        name = "anchor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes where all hash chains end into a signed file, so that ta verify sees it when one is cut off or rewritten later.",
            "The key is made at first use, in the folder, or named by TA_ANCHOR_KEY_FILE. Keep a copy of both elsewhere."
        })
public final class AnchorCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Option(names = "--to", paramLabel = "DIR", description = "where anchors are kept; default: TA_ANCHOR_DIR")
    private Path folder;

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
                        () -> Refusal.unusable("ERROR nobody said where anchors are kept\nMaybe give --to DIR, or set "
                                + Anchors.FOLDER + "."));
        Anchors.NewAnchor made = anchors.make(session.database());
        return new Report(
                made.file() + ": " + Amounts.count(made.chains(), "chain", "chains") + ", root " + made.root() + "\n",
                Tree.object("file", made.file().toString(), "chains", made.chains(), "root", made.root()));
    }
}
