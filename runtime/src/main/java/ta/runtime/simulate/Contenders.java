package ta.runtime.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ta.backoffice.registry.StarterList;
import ta.backoffice.simulation.Contender;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.rules.portfolio.ListingId;
import ta.runtime.cli.ValidPolicy;
import ta.runtime.settings.InputFiles;

/** The policies that are compared: those of files, and what only holds beside the first of them. */
final class Contenders {

    private static final int KEPT = 20;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "a policy in JSON; several are compared")
    private List<String> policies;

    @Option(
            names = "--benchmark",
            paramLabel = "LISTING",
            description = "also what the same payments in one listing would have come to: one of the policy, or of the"
                    + " list of known funds; default: none")
    private @Nullable String benchmark;

    @Option(
            names = "--no-hold",
            description =
                    "leaves out what the targets of the first policy, bought and never rebalanced, would have come"
                            + " to, in fractions of units and without fees")
    private boolean noHold;

    /** The policies of files alone. */
    private List<Contender> own(InputFiles files) {
        PolicyCompiler compiler = new PolicyCompiler(KEPT);
        return policies.stream()
                .map(file -> new Contender(
                        String.valueOf(Path.of(file).getFileName()), compiler.compile(ValidPolicy.read(files, file))))
                .toList();
    }

    /**
     * @throws ParameterException if the benchmark is not known
     */
    List<Contender> all(CommandSpec spec, InputFiles files) {
        List<Contender> all = new ArrayList<>(own(files));
        CompiledPolicy first = all.get(0).policy();
        if (!noHold) {
            all.add(Contender.targetsHeld(first.document()));
        }
        if (benchmark != null) {
            all.add(benchmark(spec, first));
        }
        return all;
    }

    /**
     * The only policy, for what compares it with nothing.
     *
     * @throws ParameterException if there are more, or what is only for a comparison
     */
    Contender only(CommandSpec spec, InputFiles files) {
        if (policies.size() > 1 || benchmark != null || noHold) {
            throw new ParameterException(
                    spec.commandLine(), "--vary and --paths take one --policy, and neither --benchmark nor --no-hold");
        }
        return own(files).get(0);
    }

    private Contender benchmark(CommandSpec spec, CompiledPolicy first) {
        Optional<ListingId> listing =
                Optional.ofNullable(benchmark).filter(ListingId::isListingId).map(ListingId::new);
        return listing.flatMap(id ->
                        Contender.benchmark(first.document(), first.rules().policy(), id))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        listing.flatMap(StarterList::find)
                                .map(known -> "--benchmark " + benchmark + " is quoted in " + known.quoteUnit()
                                        + ", which /quote_units of the first policy does not define")
                                .orElse("--benchmark must be a listing of the first policy or of the list of known"
                                        + " funds, such as XLON:VWRP, not " + benchmark)));
    }
}
