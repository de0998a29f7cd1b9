package ta.runtime.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.Contender;
import ta.backoffice.simulation.MarketHistory;
import ta.backoffice.simulation.Simulated;
import ta.backoffice.simulation.Simulation;
import ta.backoffice.simulation.SimulationJson;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Variant;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyResult;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.runtime.cli.IndentedJson;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what policies would have done over a history of closes, with the engine, checks, calendars and"
                    + " figures that a portfolio has. Needs no database and changes nothing.",
            "",
            "With --vary it tries variants of the first policy, with --paths how long its money lasts on paths that"
                    + " might have been. All of it is arithmetic on the past: no advice, and no promise. See"
                    + " docs/simulation.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:simulated, whatever came of it", "1:a policy is invalid", "2:a file or an option is invalid"
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final int THREADS_MAX = 64;

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Contenders contenders;

    @Mixin
    private HistoryOptions history;

    @Mixin
    private TermOptions terms;

    @Mixin
    private SweepOptions sweep;

    @Mixin
    private StressOptions stress;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "how many simulations run at once with --vary and --paths; default: one for each processor")
    private int threads = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private SimulationFormat format;

    @Mixin
    private RunFiles runs;

    public SimulateCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        stress.requireAsked(spec);
        if (threads < 1 || threads > THREADS_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--threads is from 1 to " + THREADS_MAX + ", not " + threads);
        }
        if (sweep.isAsked() || stress.isAsked()) {
            if ((sweep.isAsked() && stress.isAsked()) || runs.isAsked()) {
                throw new ParameterException(
                        spec.commandLine(), "give either --vary or --paths, and neither --runs nor --book with them");
            }
            CompiledPolicy policy = contenders.only(spec, files).policy();
            out.print(sweep.isAsked() ? swept(policy) : stressed(policy));
        } else {
            List<Contender> all = contenders.all(spec, files);
            List<Policy> policies = policies(all);
            MarketHistory market = market(policies);
            out.print(compared(all, market, terms.of(spec, market)));
        }
        out.flush();
        return ExitCode.OK;
    }

    private String swept(CompiledPolicy policy) {
        List<Variant> variants = sweep.variants(spec, policy);
        List<Policy> policies = new ArrayList<>();
        variants.forEach(variant -> {
            if (variant.result() instanceof PolicyResult.Valid valid) {
                policies.add(valid.policy());
            }
        });
        MarketHistory market = market(policies);
        SimulationTerms asked = terms.of(spec, market);
        return new SweepText(
                        sweep.axes(spec),
                        asked,
                        SweepOptions.run(variants, market, calendars(policies), asked, threads))
                .in(format);
    }

    private String stressed(CompiledPolicy policy) {
        List<Policy> policies = List.of(policy.rules().policy());
        MarketHistory market = market(policies);
        SimulationTerms asked = terms.of(spec, market);
        return new StressText(
                        asked,
                        stress.years(),
                        stress.blockMonths(),
                        stress.run(spec, policy, market, calendars(policies), asked, threads),
                        policies.get(0).cadence().withdrawal().isPresent())
                .in(format);
    }

    /** The history of all listings of policies; each needs a rate if it is in another currency. */
    private MarketHistory market(List<Policy> policies) {
        calendars(policies);
        MarketHistory market = history.read(files, listings(policies));
        for (Policy policy : policies) {
            policy.instruments().stream()
                    .map(instrument -> policy.quoteUnit(instrument.quoteUnit()).currency())
                    .filter(currency -> !currency.equals(policy.baseCurrency())
                            && !market.rates().joins(currency, policy.baseCurrency()))
                    .findFirst()
                    .ifPresent(currency -> {
                        throw Refusal.unusable("ERROR there is no rate of " + currency + " in " + policy.baseCurrency()
                                + "\nMaybe add --fx FILE with date,base,quote,rate.");
                    });
        }
        return market;
    }

    private static List<Policy> policies(List<Contender> contenders) {
        return contenders.stream().map(each -> each.policy().rules().policy()).toList();
    }

    private static Set<ListingId> listings(List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> policy.instruments().stream())
                .map(Policy.Instrument::listing)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String compared(List<Contender> compared, MarketHistory market, SimulationTerms asked) {
        List<Simulated> results = new ArrayList<>();
        for (Contender each : compared) {
            Map<String, VenueCalendar> venues = calendars(policies(List.of(each)));
            boolean archived = results.isEmpty() && runs.areAsked();
            CompiledPolicy policy = each.policy();
            results.add(
                    results.isEmpty()
                            ? runs.write(
                                    policy.document().root(),
                                    run -> Simulation.run(
                                            policy.rules(), market, venues, asked, archived, run, () -> false))
                            : Simulation.run(policy.rules(), market, venues, asked, false, run -> {}, () -> false));
        }
        List<String> names = compared.stream().map(Contender::name).toList();
        return switch (format) {
            case TEXT -> SimulationText.of(names, results);
            case JSON -> IndentedJson.indented(json(asked, names, results));
            case CSV -> SimulationCsv.of(names, results);
        };
    }

    private static Map<String, VenueCalendar> calendars(List<Policy> policies) {
        Map<String, VenueCalendar> calendars = new LinkedHashMap<>();
        for (ListingId listing : listings(policies)) {
            calendars.put(
                    FundPricing.calendarOf(listing),
                    VenueCalendar.usual(listing.mic())
                            .orElseThrow(() -> Refusal.unusable("ERROR the sessions of the venue "
                                    + Visible.text(listing.mic())
                                    + " are not known\nMaybe use a listing on another venue: docs/venues.md.")));
        }
        return calendars;
    }

    private static ObjectNode json(SimulationTerms asked, List<String> names, List<Simulated> results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("terms", SimulationJson.terms(asked));
        ArrayNode simulations = json.putArray("simulations");
        for (int i = 0; i < results.size(); i++) {
            ObjectNode each = JsonNodeFactory.instance.objectNode().put("name", names.get(i));
            each.setAll(SimulationJson.of(results.get(i)));
            simulations.add(each);
        }
        return json;
    }
}
