package ta.runtime.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.database.Database;
import ta.database.Role;
import ta.runtime.anchor.Anchors;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Verifies that holdings and cash match the ledger, that no event of the audit chains was changed or lost,",
            "and that every archived decision can be repeated. Checks all portfolios."
        })
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Option(
            names = "--anchors",
            paramLabel = "DIR",
            description = "also verify that the chains continue from the newest anchor in it; default: TA_ANCHOR_DIR")
    private @Nullable Path anchors;

    private final Environment environment;

    public VerifyCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.READONLY, this::run);
    }

    private Report run(Session session) {
        Database database = session.database();
        Proof.Result proof = Proof.of(database, session.policies(), session.progress()::step);
        List<String> faults = new ArrayList<>(proof.faults());
        long found = proof.found();
        Optional<Anchors> anchored = Optional.ofNullable(anchors)
                .map(folder -> environment.directory().resolve(folder))
                .or(() -> environment.path(Anchors.FOLDER))
                .map(folder -> Anchors.in(folder, environment));
        if (anchored.isPresent()) {
            List<String> cut = anchored.get().faults(database);
            faults.addAll(cut);
            found += cut.size();
        }
        StringBuilder text = new StringBuilder();
        faults.forEach(fault -> text.append("ERROR ").append(fault).append('\n'));
        text.append(Amounts.count(proof.ledgerEntries(), "ledger entry", "ledger entries"))
                .append(", ")
                .append(Amounts.count(proof.auditEvents(), "audit event", "audit events"))
                .append(", ")
                .append(Amounts.count(proof.decisions(), "decision", "decisions"))
                .append(proof.pruned() == 0 ? "" : " (" + proof.pruned() + " pruned)")
                .append(found == 0 ? ": all in order.\n" : ": " + Amounts.count(found, "fault", "faults") + ".\n");
        return new Report(
                text.toString(),
                Tree.object(
                        "ledger_entries", proof.ledgerEntries(),
                        "audit_events", proof.auditEvents(),
                        "decisions", proof.decisions(),
                        "pruned", proof.pruned(),
                        "faults", Tree.array(faults, fault -> fault)),
                found == 0 ? ExitCode.OK : ExitCode.INVALID_POLICY);
    }
}
