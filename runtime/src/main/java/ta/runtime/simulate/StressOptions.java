package ta.runtime.simulate;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.BlockBootstrap;
import ta.backoffice.simulation.MarketHistory;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Stress;
import ta.policy.CompiledPolicy;
import ta.runtime.batch.Progress;

/** Paths that might have been: how many, how long, and made of what. */
final class StressOptions {

    private static final String DEFAULT = "; default: ${DEFAULT-VALUE}";

    @Option(
            names = "--paths",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "simulates the first policy on so many paths, made of blocks of real months: how long the money"
                            + " lasts" + DEFAULT)
    private int paths;

    @Option(names = "--years", paramLabel = "Y", defaultValue = "30", description = "how long a path is" + DEFAULT)
    private int years;

    @Option(
            names = "--block-months",
            paramLabel = "M",
            defaultValue = "12",
            description = "how many real months stay together" + DEFAULT)
    private int blockMonths;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "the same seed draws the same paths" + DEFAULT)
    private long seed;

    boolean isAsked() {
        return paths != 0;
    }

    /**
     * @throws ParameterException if there is an option for paths, and no paths
     */
    void requireAsked(CommandSpec spec) {
        for (String option : List.of("--years", "--block-months", "--seed")) {
            if (!isAsked() && spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(spec.commandLine(), option + " is for --paths N, which is missing");
            }
        }
    }

    int years() {
        return years;
    }

    int blockMonths() {
        return blockMonths;
    }

    List<Stress.Path> run(
            CommandSpec spec,
            CompiledPolicy policy,
            MarketHistory market,
            Map<String, VenueCalendar> calendars,
            SimulationTerms terms,
            int threads) {
        if (paths < 1 || paths > 10_000 || years < 1 || years > 60 || blockMonths < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--paths is from 1 to 10000, --years from 1 to 60, --block-months at least 1, not " + paths + ", "
                            + years + ", " + blockMonths);
        }
        try (Progress progress = new Progress("simulate", paths, " paths", 1)) {
            BlockBootstrap bootstrap = new BlockBootstrap(policy.rules(), market, calendars, terms, blockMonths);
            return Stress.run(policy.rules(), bootstrap, calendars, terms, paths, years, seed, threads, progress::at);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--paths: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the paths were interrupted", e);
        }
    }
}
