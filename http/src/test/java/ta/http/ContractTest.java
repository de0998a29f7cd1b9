package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openapiparser.OpenApiParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.http.route.Access;
import ta.http.route.Route;

/** The OpenAPI document is valid, and every operation responds as the document says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractTest {

    private TestApi api;
    private World world;

    @BeforeAll
    void start() {
        api = TestApi.start();
        world = new World(api);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    static Stream<Route> routes() {
        return TestApi.table().routes().stream();
    }

    /** Validates against the official schema of OpenAPI 3.1. */
    @Test
    void document_isValid() throws IOException {
        try (InputStream schema = OpenApiParser.class.getResourceAsStream("/openapi/schemas/v3.1/schema.yaml")) {
            JsonNode official = new YAMLMapper().readTree(schema);
            assertThat(faults(official, world.document())).isEmpty();
        }
    }

    @Test
    void requests_thatNoRouteServes_getAProblem() {
        assertThat(api.anonymous().get("/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(api.anonymous().get("/api/v2").code()).isEqualTo("NOT_FOUND");
        TestApi.Answer other = world.owner().delete("/portfolios");
        assertThat(other.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(other.header("Allow")).contains("GET").contains("POST").doesNotContain("DELETE");
    }

    @Test
    void document_hasEveryRouteOnce_withUniqueOperationIds() {
        List<String> ids = routes().map(
                        route -> world.operation(route).get("operationId").textValue())
                .toList();
        assertThat(new TreeSet<>(ids)).hasSameSizeAs(ids);
        long operations = 0;
        for (JsonNode path : world.document().get("paths")) {
            operations += path.size();
        }
        assertThat(operations).isEqualTo(routes().count());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void examples_fitTheirSchemas(Route route) {
        JsonNode operation = world.operation(route);
        for (String content : List.of(
                "/requestBody/content/application~1json",
                "/responses/" + route.status() + "/content/application~1json")) {
            JsonNode described = operation.at(content);
            if (!described.isMissingNode()) {
                assertThat(faults(schema(described.get("schema")), described.get("example")))
                        .as(content)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void operation_calledWithItsExample_respondsAsDocumented(Route route) {
        Client client = route.access() == Access.ADMINISTRATOR ? world.administrator() : world.owner();
        TestApi.Answer answer = world.send(client, route, world.path(route), world.body(route));
        JsonNode responses = world.operation(route).get("responses");
        JsonNode described = responses.get(String.valueOf(answer.status()));
        if (described == null) {
            assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            described = world.document().at("/components/responses/Problem");
        }
        JsonNode content = described.path("content");
        JsonNode json = content.has("application/json")
                ? content.get("application/json")
                : content.path("application/problem+json");
        if (!json.isMissingNode()) {
            assertThat(faults(schema(json.get("schema")), answer.json()))
                    .as(answer.text())
                    .isEmpty();
        }
    }

    /** A part of the document together with the components that it refers to. */
    private JsonNode schema(JsonNode part) {
        ObjectNode schema = part.deepCopy();
        schema.set("components", world.document().get("components"));
        return schema;
    }

    private static List<String> faults(JsonNode schema, JsonNode value) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return registry.getSchema(schema).validate(value).stream()
                .map(Error::toString)
                .toList();
    }
}
