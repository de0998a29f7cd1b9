package ta.runtime.simulate;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.MarketHistory;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Sweep;
import ta.backoffice.simulation.Variant;
import ta.policy.CompiledPolicy;
import ta.runtime.batch.Progress;

/** Variants of a policy: which places, and which values. */
final class SweepOptions {

    private static final int VARIANTS_MAX = 1_000;

    @Option(
            names = "--vary",
            paramLabel = "POINTER=V,V,…",
            description = "tries the values in this place of the policy, such as /drift_bands/wide/absolute_pp=1,2,3,5;"
                    + " with several, each combination")
    private @Nullable List<String> vary;

    boolean isAsked() {
        return vary != null;
    }

    List<Variant.Axis> axes(CommandSpec spec) {
        List<Variant.Axis> axes = new ArrayList<>();
        for (String text : vary == null ? List.<String>of() : vary) {
            int cut = text.indexOf('=');
            if (cut < 1 || !text.startsWith("/") || cut == text.length() - 1) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--vary is POINTER=V,V, for example /drift_bands/wide/absolute_pp=1,2,3, not " + text);
            }
            axes.add(new Variant.Axis(
                    JsonPointer.compile(text.substring(0, cut)),
                    List.of(text.substring(cut + 1).split(",", -1))));
        }
        return axes;
    }

    /** The variants of a policy. */
    List<Variant> variants(CommandSpec spec, CompiledPolicy policy) {
        List<Variant.Axis> axes = axes(spec);
        long count = axes.stream().mapToLong(axis -> axis.values().size()).reduce(1, (one, other) -> one * other);
        if (count > VARIANTS_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--vary gives " + count + " variants; at most " + VARIANTS_MAX + " are tried");
        }
        try {
            return Variant.all(policy.document().root(), axes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--vary: " + e.getMessage());
        }
    }

    /** Simulates variants. */
    static List<Sweep.Row> run(
            List<Variant> variants,
            MarketHistory market,
            Map<String, VenueCalendar> calendars,
            SimulationTerms terms,
            int threads) {
        try (Progress progress = new Progress("simulate", variants.size(), " variants", 1)) {
            return new Sweep(market, calendars, terms).run(variants, threads, progress::at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sweep was interrupted", e);
        }
    }
}
