package ta.runtime.policy;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Role;
import ta.policy.PolicyResult;
import ta.policy.header.TimeZones;
import ta.runtime.cli.ManifestoFile;
import ta.runtime.cli.ValidPolicy;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

@Command(
        name = "activate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks a policy, archives it, and makes it the active one of a portfolio; with it the manifesto.md beside"
                    + " it, if there is one."
        })
public final class ActivateCommand implements Callable<Integer> {

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "FILE", description = "a policy in JSON")
    private String file;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    public ActivateCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private static String warnings(PolicyResult.Valid policy, Portfolios.Portfolio portfolio) {
        return TimeZones.warnings(policy.document(), portfolio.zone()).stream()
                .map(warning ->
                        "WARNING " + warning.message() + "\n" + warning.maybe().orElse("") + "\n")
                .collect(Collectors.joining());
    }

    private Report run(Session session) {
        var valid = ValidPolicy.read(files, file);
        Portfolios.Portfolio of = portfolio.of(session);
        Optional<ManifestoFile> manifesto = ManifestoFile.beside(files, file);
        manifesto.ifPresent(words -> words.requireFilled(valid));
        int version = new ActivatePolicy(session.database())
                .activate(session.actor(), of.id(), valid, manifesto.map(ManifestoFile::text), reason);
        return new Report(
                of.name() + " follows version " + version + ": "
                        + valid.policy().title() + ", " + valid.policy().version() + "\n  "
                        + valid.document().sha256() + "\n" + warnings(valid, of),
                Tree.object(
                        "portfolio",
                        of.id(),
                        "version",
                        version,
                        "policy_sha256",
                        valid.document().sha256()));
    }
}
