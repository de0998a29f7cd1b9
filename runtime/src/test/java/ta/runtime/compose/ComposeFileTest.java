package ta.runtime.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Compose file is one by the specification's schema, and keeps what it says of itself. */
class ComposeFileTest {

    /** Debian's docker-compose brings the schema: installed, or unpacked by {@code .ci/run}. */
    private static final String SCHEMA = "usr/lib/python3/dist-packages/compose/config/compose_spec.json";

    private static ComposeFile compose;

    @BeforeAll
    static void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void file_isValidByTheSpecification() throws IOException {
        Optional<Path> schema = Stream.of(
                        Path.of("/", SCHEMA),
                        ComposeFile.HOME.resolve(".ta/compose").resolve(SCHEMA))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(schema.isPresent(), "no schema of Compose here");
        JsonNode text = new ObjectMapper().readTree(schema.orElseThrow().toFile());
        // Its names are of draft 4, its keywords of a later one.
        text.findParents("id").forEach(named -> ((ObjectNode) named).remove("id"));
        Schema specification = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7,
                        builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)))
                .getSchema(text);
        assertThat(specification.validate(compose.root())).isEmpty();
        JsonNode misspelt = compose.root().deepCopy();
        ((ObjectNode) misspelt.at("/services/api")).put("read-only", true);
        assertThat(specification.validate(misspelt)).hasSize(1);
    }

    @Test
    void services_areThose_thatAnInstallationHas() {
        assertThat(compose.services().keySet())
                .containsExactlyInAnyOrder(
                        "migrate", "api", "scheduler", "worker", "backup", "postgres", "redis", "proxy");
        assertThat(compose.processes()).containsExactly("api", "scheduler", "worker", "backup");
    }

    @Test
    void services_arePinned_withoutRoot_andCannotWriteOutsideTheirVolumes() {
        compose.services().forEach((name, service) -> {
            assertThat(service.get("image").asText()).as(name).matches("[a-z-]+:[0-9]+\\.[0-9.]+[0-9a-z-]*");
            assertThat(service.get("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.get("cap_drop").get(0).asText()).as(name).isEqualTo("ALL");
            assertThat(service.has("privileged")).as(name).isFalse();
            assertThat(service.has("user") || name.equals("proxy")).as(name).isTrue();
        });
    }

    @Test
    void databaseAndRedis_areOnTheInnerNetworkAlone_andNothingListensBeyondThisMachineButTheProxy() {
        assertThat(compose.root().at("/networks/inner/internal").asBoolean()).isTrue();
        for (String inner : List.of("postgres", "redis", "scheduler", "backup", "migrate")) {
            assertThat(compose.texts(inner, "networks")).as(inner).containsExactly("inner");
            assertThat(compose.texts(inner, "ports")).as(inner).isEmpty();
        }
        assertThat(compose.texts("api", "ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(compose.services().get("proxy").get("profiles").get(0).asText())
                .isEqualTo("tls");
    }

    @Test
    void secrets_areFiles_eachGivenToThoseAloneWhoNeedIt() {
        for (Map.Entry<String, JsonNode> service : compose.services().entrySet()) {
            var named = new TreeSet<String>();
            compose.environment(service.getKey()).forEach((variable, value) -> {
                assertThat(variable.contains("PASSWORD") && !variable.endsWith("_FILE"))
                        .as("%s of %s is a secret in the open", variable, service.getKey())
                        .isFalse();
                if (value.startsWith("/run/secrets/")) {
                    named.add(value.substring("/run/secrets/".length()));
                }
            });
            if (service.getValue().has("build")) {
                assertThat(named)
                        .as(service.getKey())
                        .containsExactlyInAnyOrderElementsOf(compose.texts(service.getKey(), "secrets"));
            }
        }
        assertThat(compose.texts("api", "secrets")).doesNotContain("db_owner", "db_admin", "db_readonly");
        assertThat(compose.texts("worker", "secrets")).doesNotContain("db_owner", "db_admin", "db_readonly");
    }
}
