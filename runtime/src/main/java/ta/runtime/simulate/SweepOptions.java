package ta.runtime.simulate;

import com.fasterxml.jackson.core.JsonPointer;
import java.math.BigInteger;
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
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;
import ta.runtime.batch.Progress;
import ta.runtime.settings.Refusal;

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
            List<String> values = List.of(text.substring(cut + 1).split(",", -1));
            if (values.stream().anyMatch(String::isBlank)) {
                throw new ParameterException(spec.commandLine(), "--vary has an empty value in " + text);
            }
            axes.add(new Variant.Axis(JsonPointer.compile(text.substring(0, cut)), values));
        }
        return axes;
    }

    /** The variants of a policy. */
    List<Variant> variants(CommandSpec spec, CompiledPolicy policy) {
        List<Variant.Axis> axes = axes(spec);
        BigInteger count = axes.stream()
                .map(axis -> BigInteger.valueOf(axis.values().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        if (count.compareTo(BigInteger.valueOf(VARIANTS_MAX)) > 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--vary gives " + count + " variants; at most " + VARIANTS_MAX + " are tried. Give fewer values");
        }
        try {
            List<Variant> variants = Variant.all(policy.document().root(), axes);
            refuse(variants);
            return variants;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--vary: " + e.getMessage());
        }
    }

    /** There is nothing to simulate if no variant is a policy. */
    private static void refuse(List<Variant> variants) {
        if (variants.stream().noneMatch(variant -> variant.result() instanceof PolicyResult.Valid)) {
            throw Refusal.unusable("ERROR --vary: no variant is a valid policy; of the first one:\n"
                    + PolicyReport.text(variants.get(0).result()));
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
