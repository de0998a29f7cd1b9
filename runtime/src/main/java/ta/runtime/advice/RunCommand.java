package ta.runtime.advice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.valuation.CurrencyBalance;
import ta.database.Ids;
import ta.database.Role;
import ta.rules.portfolio.Task;
import ta.runtime.keeping.Keeping;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides what the active policy asks for, and stores the decision with all its inputs.",
            "It places no order. Exit code 0 whatever it decides."
        })
public final class RunCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "TASK", description = "${COMPLETION-CANDIDATES}")
    private Task task;

    @Option(names = "--as-of", paramLabel = "TIME", description = "ignore everything dated later; default: now")
    private @Nullable Instant asOf;

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "repeating a key shows the same run instead of starting another one")
    private @Nullable String key;

    public RunCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.WORKER, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        RunRequest request = new RunRequest(
                of.id(), task, key == null ? Ids.next().toString() : key, asOf == null ? Instant.now() : asOf);
        RunReport run = new DecideRun(session.database(), session.policies(), Keeping.terms(environment))
                .run(session.actor(of), request);
        return report(session, of, run);
    }

    /** The decision, and the commands that may follow. */
    public static Report report(Session session, Portfolios.Portfolio of, RunReport run) {
        StringBuilder text = new StringBuilder();
        if (run.repeated()) {
            text.append("This run was made before; this is its decision.\n");
        }
        text.append(KeptDecision.text(session, of, run.runId()));
        session.read(tx -> CurrencyBalance.of(tx, of.id(), of.baseCurrency()))
                .forEach(other -> text.append("Not counted: ")
                        .append(Amounts.money(other.balance()))
                        .append(' ')
                        .append(other.currency())
                        .append(" of cash; orders are paid in ")
                        .append(of.baseCurrency())
                        .append(" alone.\n"));
        text.append("Run ").append(run.runId()).append('\n');
        run.recommendationId()
                .ifPresent(id -> text.append("Recommendation ")
                        .append(id)
                        .append("\n  why:      ta explain ")
                        .append(id)
                        .append("\n  done it:  ta execute ")
                        .append(id)
                        .append(" --at-estimate\n  will not: ta ignore ")
                        .append(id)
                        .append(" --reason TEXT\n"));
        ObjectNode json =
                Tree.object("run", run.runId(), "recommendation", run.recommendationId(), "repeated", run.repeated());
        json.set("decision", run.decision());
        return new Report(text.toString(), json);
    }
}
