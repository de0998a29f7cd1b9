package ta.runtime.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code docker-compose.yml} as Compose reads it: with anchors and merges resolved, and variables replaced by their
 * defaults.
 */
record ComposeFile(JsonNode root) {

    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*))?}|\\$\\$");

    static ComposeFile read() throws IOException {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(HOME.resolve("docker-compose.yml")));
        return new ComposeFile(new ObjectMapper().valueToTree(tree));
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        root.get("services").properties().forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        return services;
    }

    /** The services that run this program permanently. */
    List<String> processes() {
        return services().entrySet().stream()
                .filter(entry ->
                        entry.getValue().has("build") && entry.getValue().has("healthcheck"))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> texts(String service, String field) {
        List<String> texts = new ArrayList<>();
        services().get(service).path(field).forEach(text -> texts.add(filledIn(text.asText())));
        return texts;
    }

    /** The environment of a service, without variables that are empty by default. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        services().get(service).path("environment").properties().forEach(entry -> {
            String value = filledIn(entry.getValue().asText());
            if (!value.isEmpty()) {
                environment.put(entry.getKey(), value);
            }
        });
        return environment;
    }

    List<String> healthCheck(String service) {
        List<String> command = new ArrayList<>();
        services().get(service).at("/healthcheck/test").forEach(word -> command.add(filledIn(word.asText())));
        return command;
    }

    private static String filledIn(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = match.group(1) == null ? "$" : match.group(2) == null ? "" : match.group(2);
            return Matcher.quoteReplacement(value);
        });
    }
}
