package ta.statement.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Objects;
import java.util.Optional;
import ta.statement.source.Line;

/**
 * Where a field stands: in a column, or in the parts of a cell that the groups of a pattern find. In JSON it is the
 * column's name, or {@code {"column": …, "pattern": …}}, or {@code {"text": …}} for the same text on each line. The
 * text between the groups of a pattern is left out.
 */
public record CellRule(String column, Optional<Pattern> pattern, Optional<String> text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CellRule of(JsonNode json) {
        if (json.isTextual()) {
            return new CellRule(json.asText(), Optional.empty(), Optional.empty());
        }
        if (json.has("text")) {
            return new CellRule(
                    "", Optional.empty(), Optional.of(json.get("text").asText()));
        }
        return new CellRule(
                json.path("column").asText(),
                Optional.of(json.path("pattern"))
                        .filter(JsonNode::isTextual)
                        .map(node -> Pattern.compile(node.asText())),
                Optional.empty());
    }

    /** The field's text; empty if the line does not have it. */
    public String in(Line line) {
        if (text.isPresent()) {
            return text.get();
        }
        String cell = line.cell(column);
        if (pattern.isEmpty()) {
            return cell;
        }
        Matcher found = pattern.get().matcher(cell);
        StringBuilder parts = new StringBuilder();
        if (found.find()) {
            for (int i = 1; i <= found.groupCount(); i++) {
                parts.append(Objects.requireNonNullElse(found.group(i), ""));
            }
        }
        return parts.toString().strip();
    }
}
