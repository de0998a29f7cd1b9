package ta.runtime.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.MarketHistory;
import ta.backoffice.simulation.Simulated;
import ta.backoffice.simulation.SimulatedRun;
import ta.backoffice.simulation.Simulation;
import ta.backoffice.simulation.SimulationJson;
import ta.backoffice.simulation.SimulationTerms;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.rules.decision.DecisionJson;
import ta.rules.performance.BookJson;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.runtime.cli.IndentedJson;
import ta.runtime.cli.ValidPolicy;
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
            "It is arithmetic on the past: no advice, and no promise. See docs/simulation.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:simulated, whatever came of it", "1:a policy is invalid", "2:a file or an option is invalid"
        })
public final class SimulateCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "a policy in JSON; several are compared")
    private List<String> policies;

    @Mixin
    private HistoryOptions history;

    @Mixin
    private TermOptions terms;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private SimulationFormat format;

    @Option(
            names = "--runs",
            paramLabel = "FILE",
            description = "also writes each run as a line {policy, snapshot, decision}, which evaluate --batch"
                    + " decides again; of the first policy")
    private @Nullable Path runs;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description = "also writes the whole as a line, which performance --batch computes again; of the first"
                    + " policy")
    private @Nullable Path book;

    public SimulateCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        PolicyCompiler compiler = new PolicyCompiler(policies.size());
        List<CompiledPolicy> compiled = policies.stream()
                .map(file -> compiler.compile(ValidPolicy.read(files, file)))
                .toList();
        Set<ListingId> listings = new LinkedHashSet<>();
        compiled.forEach(each -> each.rules().policy().instruments().stream()
                .map(Policy.Instrument::listing)
                .forEach(listings::add));
        MarketHistory market = history.read(files, listings);
        SimulationTerms asked = terms.of(spec, market);
        List<Simulated> results = new ArrayList<>();
        for (CompiledPolicy each : compiled) {
            results.add(simulate(each, market, asked, results.isEmpty()));
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> out.print(SimulationText.of(policies, results));
            case JSON -> out.print(IndentedJson.indented(json(asked, results)));
            case CSV -> out.print(SimulationCsv.of(policies, results));
        }
        out.flush();
        return ExitCode.OK;
    }

    private Simulated simulate(CompiledPolicy policy, MarketHistory market, SimulationTerms asked, boolean first) {
        Path file = first ? runs : null;
        if (file == null) {
            return simulate(policy, market, asked, false, run -> {});
        }
        JsonNode written = policy.document().root();
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            Simulated simulated = simulate(policy, market, asked, true, run -> lines.print(line(written, run) + "\n"));
            if (lines.checkError()) {
                throw new IOException("the disk may be full");
            }
            writeBook(simulated);
            return simulated;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Simulated simulate(
            CompiledPolicy policy,
            MarketHistory market,
            SimulationTerms asked,
            boolean archived,
            Consumer<SimulatedRun> runs) {
        return Simulation.run(
                policy.rules(), market, calendars(policy.rules().policy()), asked, archived, runs, () -> false);
    }

    private static JsonNode line(JsonNode policy, SimulatedRun run) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("policy", policy);
        line.set("snapshot", run.snapshot().json());
        line.set("decision", DecisionJson.of(run.decision()));
        return line;
    }

    static Map<String, VenueCalendar> calendars(Policy policy) {
        Map<String, VenueCalendar> calendars = new LinkedHashMap<>();
        policy.instruments().stream()
                .map(instrument -> instrument.listing().mic())
                .distinct()
                .forEach(mic -> calendars.put(
                        mic,
                        VenueCalendar.usual(mic)
                                .orElseThrow(() -> Refusal.unusable(
                                        "ERROR the sessions of the venue " + Visible.text(mic) + " are not known\n"
                                                + "Maybe use a listing on another venue: docs/venues.md."))));
        return calendars;
    }

    private void writeBook(Simulated simulated) {
        if (book != null) {
            try {
                Files.writeString(book, BookJson.json(simulated.book()) + "\n");
            } catch (IOException e) {
                throw unwritable(book, e);
            }
        }
    }

    private static Refusal unwritable(Path file, IOException e) {
        return Refusal.unusable("ERROR " + Visible.text(file.toString()) + " cannot be written: "
                + Visible.text(String.valueOf(e.getMessage())));
    }

    private ObjectNode json(SimulationTerms asked, List<Simulated> results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("terms", SimulationJson.terms(asked));
        ArrayNode simulations = json.putArray("simulations");
        for (int i = 0; i < results.size(); i++) {
            ObjectNode each = JsonNodeFactory.instance.objectNode().put("file", policies.get(i));
            each.setAll(SimulationJson.of(results.get(i)));
            simulations.add(each);
        }
        return json;
    }
}
