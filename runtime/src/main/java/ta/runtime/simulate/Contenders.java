package ta.runtime.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ta.backoffice.registry.StarterList;
import ta.backoffice.simulation.HoldPolicy;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;
import ta.rules.policy.Policy;
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

    /** A policy and what it is called in the result. */
    record Contender(String name, CompiledPolicy policy) {}

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
        JsonNode first = all.get(0).policy().document().root();
        if (!noHold) {
            all.add(held("targets held", HoldPolicy.ofTargets(first)));
        }
        if (benchmark != null) {
            Policy policy = all.get(0).policy().rules().policy();
            StarterList.Entry entry = entry(policy, benchmark)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--benchmark must be a listing of the first policy or of the list of known funds, such as"
                                    + " XLON:VWRP, not " + benchmark));
            if (!policy.quoteUnits().containsKey(entry.quoteUnit())) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--benchmark " + benchmark + " is quoted in " + entry.quoteUnit()
                                + ", which /quote_units of the first policy does not define");
            }
            all.add(held(entry.listing().text(), HoldPolicy.ofBenchmark(first, entry)));
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

    private static Optional<StarterList.Entry> entry(Policy policy, String text) {
        if (!ListingId.isListingId(text)) {
            return Optional.empty();
        }
        ListingId listing = new ListingId(text);
        return policy.instruments().stream()
                .filter(instrument -> instrument.listing().equals(listing))
                .findFirst()
                .map(own -> new StarterList.Entry(
                        own.isin(),
                        own.name(),
                        listing,
                        own.currency(),
                        own.quoteUnit(),
                        own.type(),
                        own.distribution()))
                .or(() -> StarterList.find(listing));
    }

    private static Contender held(String name, JsonNode policy) {
        PolicyResult result = PolicyReader.read(name, policy.toString().getBytes(StandardCharsets.UTF_8));
        if (result instanceof PolicyResult.Valid valid) {
            return new Contender(name, new PolicyCompiler(1).compile(valid));
        }
        throw new IllegalStateException(PolicyReport.text(result));
    }
}
