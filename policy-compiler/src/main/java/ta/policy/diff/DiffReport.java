package ta.policy.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import ta.policy.document.DisplayText;

/** The output of {@code policy diff}, for a person or for a program. */
public final class DiffReport {

    private DiffReport() {}

    /** One line for each change, beginning with {@code +}, {@code -}, {@code ~} or, for a move, {@code >}. */
    public static String text(List<ClauseChange> changes) {
        if (changes.isEmpty()) {
            return "no change\n";
        }
        StringBuilder text = new StringBuilder();
        changes.forEach(change -> text.append(line(change)).append('\n'));
        return text.toString();
    }

    private static String line(ClauseChange change) {
        String clause = DisplayText.visible(change.clause());
        return switch (change.kind()) {
            case ADDED -> "+ " + clause + ": " + shown(change.after());
            case REMOVED -> "- " + clause + ": " + shown(change.before());
            case CHANGED -> "~ " + clause + ": " + shown(change.before()) + " -> " + shown(change.after());
            case MOVED ->
                "> " + clause + ": "
                        + move(change.before().orElseThrow(), change.after().orElseThrow());
        };
    }

    /** An element can pass its neighbours and have its place as before. */
    private static String move(ClauseChange.Side before, ClauseChange.Side after) {
        return before.value().equals(after.value())
                ? "past its neighbours, from line " + before.line() + " to line " + after.line()
                : "from place " + shown(Optional.of(before)) + " to " + shown(Optional.of(after));
    }

    private static String shown(Optional<ClauseChange.Side> side) {
        return side.map(s -> DisplayText.clipped(s.value()) + " (line " + s.line() + ")")
                .orElseThrow();
    }

    /**
     * For a program: {@code [{"kind", "clause", "before": {"value", "line"}, "after": {"value", "line"}}]}, where
     * {@code before} or {@code after} is null for an added or removed clause, and
     * {@code value} is JSON text.
     */
    public static ArrayNode json(List<ClauseChange> changes) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (ClauseChange change : changes) {
            ObjectNode entry = json.addObject();
            entry.put("kind", change.kind().name());
            entry.put("clause", change.clause());
            put(entry, "before", change.before());
            put(entry, "after", change.after());
        }
        return json;
    }

    private static void put(ObjectNode entry, String key, Optional<ClauseChange.Side> side) {
        if (side.isEmpty()) {
            entry.putNull(key);
        } else {
            entry.putObject(key)
                    .put("value", side.get().value())
                    .put("line", side.get().line());
        }
    }
}
