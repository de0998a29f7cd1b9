package ta.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import ta.runtime.settings.ExitCode;

/** The result of a command: {@code text} ends with a line break; {@code json} has the same content. */
public record Report(String text, JsonNode json, int exitCode) {

    public Report(String text, JsonNode json) {
        this(text, json, ExitCode.OK);
    }
}
