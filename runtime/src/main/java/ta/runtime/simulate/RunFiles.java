package ta.runtime.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ta.backoffice.simulation.Simulated;
import ta.backoffice.simulation.SimulatedRun;
import ta.rules.decision.DecisionJson;
import ta.rules.performance.BookJson;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** Files with which anybody can decide and compute again what was simulated. */
final class RunFiles {

    @Option(
            names = "--runs",
            paramLabel = "FILE",
            description = "also writes each run of the first policy as a line {policy, snapshot, decision}, which"
                    + " evaluate --batch decides again")
    private @Nullable Path runs;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description =
                    "also writes the book of the first policy as a line, which performance --batch computes again")
    private @Nullable Path book;

    /** Whether any file is asked for. */
    boolean isAsked() {
        return runs != null || book != null;
    }

    /** Whether runs are written, so that the snapshots must have their hash. */
    boolean areAsked() {
        return runs != null;
    }

    /**
     * @param simulation takes what receives each run
     * @throws Refusal if a file cannot be written
     */
    Simulated write(JsonNode policy, Function<Consumer<SimulatedRun>, Simulated> simulation) {
        Simulated simulated = runs == null ? simulation.apply(run -> {}) : writeRuns(runs, policy, simulation);
        if (book != null) {
            try {
                Files.writeString(book, BookJson.json(simulated.book()) + "\n");
            } catch (IOException e) {
                throw unwritable(book, why(e));
            }
        }
        return simulated;
    }

    private static Simulated writeRuns(
            Path file, JsonNode policy, Function<Consumer<SimulatedRun>, Simulated> simulation) {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            Simulated simulated = simulation.apply(run -> lines.print(line(policy, run) + "\n"));
            if (lines.checkError()) {
                throw unwritable(file, "maybe the disk is full");
            }
            return simulated;
        } catch (IOException e) {
            throw unwritable(file, why(e));
        }
    }

    private static JsonNode line(JsonNode policy, SimulatedRun run) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("policy", policy);
        line.set("snapshot", run.snapshot().json());
        line.set("decision", DecisionJson.of(run.decision()));
        return line;
    }

    private static String why(IOException e) {
        return e instanceof NoSuchFileException ? "its folder does not exist" : String.valueOf(e.getMessage());
    }

    private static Refusal unwritable(Path file, String why) {
        return Refusal.unusable("ERROR " + Visible.text(file.toString()) + " cannot be written: " + Visible.text(why));
    }
}
