package ta.statement.template;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ta.statement.UnreadableStatementException;
import ta.statement.source.Form;

/** The shipped templates, and reading one that a person made. */
public final class Templates {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Pattern.class, new PatternReader()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private static final List<Template> SHIPPED = shipped();

    private Templates() {}

    /** In the order in which they are tried. */
    public static List<Template> all() {
        return SHIPPED;
    }

    public static Optional<Template> named(String name) {
        return SHIPPED.stream().filter(template -> template.name().equals(name)).findFirst();
    }

    /**
     * Reads the template of a person, for CSV. It names columns, and has no patterns.
     *
     * @throws UnreadableStatementException if it is not a template
     */
    public static Template read(String json) throws UnreadableStatementException {
        try {
            Template template = JSON.readValue(json, Template.class);
            if (template.form() != Form.CSV || template.headers().isEmpty()) {
                throw new UnreadableStatementException(
                        "BAD_TEMPLATE",
                        "the template is not of a CSV file with headers",
                        "Maybe add form and headers.");
            }
            boolean patterned = template.recognise().isPresent()
                    || !template.lines().isEmpty()
                    || cells(template).anyMatch(cell -> cell.pattern().isPresent());
            if (patterned) {
                throw new UnreadableStatementException(
                        "BAD_TEMPLATE", "the template has a pattern", "Maybe name columns.");
            }
            return template;
        } catch (JsonProcessingException e) {
            throw new UnreadableStatementException(
                    "BAD_TEMPLATE", "the template cannot be read: " + e.getOriginalMessage(), "");
        }
    }

    private static Stream<CellRule> cells(Template template) {
        return Stream.concat(
                        template.cells().values().stream(),
                        template.rows().stream().flatMap(rule -> rule.cells().values().stream()))
                .flatMap(List::stream);
    }

    private static List<Template> shipped() {
        List<Template> templates = new ArrayList<>();
        try {
            for (String name : text("templates.txt").split("\\s+")) {
                templates.add(JSON.readValue(text(name + ".json"), Template.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(templates);
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class PatternReader extends FromStringDeserializer<Pattern> {

        private static final long serialVersionUID = 1L;

        PatternReader() {
            super(Pattern.class);
        }

        @Override
        protected Pattern _deserialize(String text, DeserializationContext context) {
            return Pattern.compile(text);
        }
    }
}
