package ta.runtime.proof;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ta.backoffice.runs.Replay;
import ta.backoffice.runs.ReplayRuns;
import ta.database.Actor;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Repeats a past decision from its archived inputs and compares the hashes."})
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "RUN", description = "id of the run")
    private String run;

    public ReplayCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.READONLY, this::run);
    }

    private Report run(Session session) {
        Replay replay = new ReplayRuns(session.database(), session.policies())
                .replay(Actor.system("replay"), Session.id("run", run));
        String outcome = replay.pruned()
                ? "Its snapshot was pruned; there is nothing to replay.\n"
                : replay.agrees()
                        ? "The same decision: " + replay.archived() + "\n"
                        : "ERROR REPLAY_DIFFERS: archived is " + replay.archived() + ", replayed " + replay.replayed()
                                + "\n";
        return new Report(
                outcome,
                Tree.object(
                        "run",
                        replay.runId(),
                        "archived",
                        replay.archived(),
                        "replayed",
                        replay.replayed(),
                        "pruned",
                        replay.pruned(),
                        "agrees",
                        replay.agrees()),
                replay.agrees() ? ExitCode.OK : ExitCode.INVALID_POLICY);
    }
}
