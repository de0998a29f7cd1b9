package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ta.rules.policy.Policy;

/** Every session of a simulation as CSV (RFC 4180): a row for each policy and session. */
final class SessionsCsv {

    private static final List<String> HEADS = List.of(
            "policy",
            "session",
            "value",
            "paid_in",
            "index",
            "drawdown",
            "invested_drawdown",
            "cash",
            "cash_park",
            "unassigned");

    private final TreeSet<String> sleeves = new TreeSet<>();

    SessionsCsv(Collection<Policy> policies) {
        policies.forEach(policy -> policy.sleeves().forEach(sleeve -> sleeves.add(sleeve.code())));
    }

    /** The head, and the rows of all policies. */
    String of(List<String> rows) {
        List<String> heads = new ArrayList<>(HEADS);
        sleeves.forEach(sleeve -> heads.add("drift_pp:" + sleeve));
        return line(heads) + String.join("", rows);
    }

    /** With gzip. */
    static byte[] compressed(String csv) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(csv.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The inverse of {@link #compressed}. */
    static String text(byte[] compressed) {
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(zipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rows of a policy.
     *
     * @param name without commas and quotes
     */
    String rows(String name, Simulated simulated) {
        StringBuilder rows = new StringBuilder();
        SimulationResult.eachPoint(simulated, point -> rows.append(row(name, point)));
        return rows.toString();
    }

    private String row(String name, JsonNode point) {
        List<String> row = new ArrayList<>(List.of(
                name,
                point.get("session").textValue(),
                point.at("/total/value").textValue(),
                point.get("paid_in").textValue(),
                point.at("/total/index").textValue(),
                point.at("/total/drawdown").textValue(),
                point.at("/invested/drawdown").textValue(),
                point.get("cash").textValue(),
                point.get("cash_park").textValue(),
                point.get("unassigned").textValue()));
        sleeves.forEach(sleeve -> row.add(point.get("drift_pp").path(sleeve).asText("")));
        return line(row);
    }

    private static String line(List<String> cells) {
        return String.join(",", cells) + "\r\n";
    }
}
