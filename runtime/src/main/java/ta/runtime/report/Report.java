package ta.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import ta.runtime.settings.ExitCode;

/** A command's result: {@code text} ends with a line break; {@code json} says the same. */
public record Report(String text, JsonNode json, int exitCode) {

    public Report(String text, JsonNode json) {
        this(text, json, ExitCode.OK);
    }
}
