package ta.runtime.proof;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.Environment;
import ta.runtime.session.Session;
import ta.storage.Role;

/** Proves all that can be proven. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Proves that holdings and cash are what the ledger amounts to, that no event of the audit chains was changed or lost,",
            "and that every archived decision can be made again. Looks at all portfolios."
        })
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    public VerifyCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.READONLY, this::run);
    }

    private Report run(Session session) {
        return Proof.of(session);
    }
}
