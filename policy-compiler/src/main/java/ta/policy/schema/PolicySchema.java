package ta.policy.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.rules.guard.GuardFact;

/** Checks documents against {@code manifesto_policy.schema.json}. Safe for use by many threads. */
public final class PolicySchema {

    private static final String RESOURCE = "/ta/policy/manifesto_policy.schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = read();

    /** The registry must fetch nothing from anywhere but the class path. */
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)))
            .getSchema(TEXT);

    private PolicySchema() {}

    /** The schema, for editors and documentation; a copy. */
    public static JsonNode json() {
        return TEXT.deepCopy();
    }

    /** All violations of the schema, one for each value that breaks it. */
    public static List<PolicyError> errors(PolicyDocument document) {
        Map<String, List<Error>> violations = new LinkedHashMap<>();
        for (Error error : SCHEMA.validate(document.root())) {
            String kind = "required".equals(error.getKeyword()) ? " required" : "";
            String name = "additionalProperties".equals(error.getKeyword()) ? " " + error.getProperty() : "";
            violations
                    .computeIfAbsent(error.getInstanceLocation() + kind + name, key -> new ArrayList<>())
                    .add(error);
        }
        List<PolicyError> errors = new ArrayList<>();
        for (List<Error> sameValue : violations.values()) {
            errors.add(new Violation(document, TEXT, sameValue).error());
        }
        UnstorableText.errors(document.clause(), errors);
        for (Clause sunset : document.clause("/cash_park/sunset").elements()) {
            impossibleDate(sunset.at("date"), errors);
        }
        return errors;
    }

    private static void impossibleDate(Clause date, List<PolicyError> errors) {
        if (!date.node().isTextual() || !date.text().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return;
        }
        try {
            LocalDate.parse(date.text());
        } catch (DateTimeParseException e) {
            errors.add(date.error(PolicyErrorCode.SCHEMA, "the calendar has no " + date.text()));
        }
    }

    private static JsonNode read() {
        try (InputStream in = PolicySchema.class.getResourceAsStream(RESOURCE)) {
            JsonNode schema = JSON.readTree(in);
            facts(schema.at("/$defs"));
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words that a guard may use are those that the engine knows. */
    private static void facts(JsonNode definitions) {
        StringJoiner meanings = new StringJoiner("; ", "What is looked at: ", ".");
        ObjectNode definition = (ObjectNode) definitions.get("guardFact");
        ArrayNode words = definition.putArray("enum");
        for (GuardFact fact : GuardFact.values()) {
            words.add(fact.word());
            meanings.add(fact.word() + " is " + fact.meaning());
        }
        definition.put("description", meanings.toString());
        ((ObjectNode) definitions.at("/guardCondition/properties/fact")).put("description", meanings.toString());
    }
}
