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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Compose file is valid by the schema of the specification, and does what it promises. */
class ComposeFileTest {

    /** The schema in Debian's package docker-compose: installed, or unpacked by {@code .ci/run}. */
    private static final String SCHEMA = "usr/lib/python3/dist-packages/compose/config/compose_spec.json";

    /** Names that are built from a provider's name, such as TA_EODHD_KEY, do not match. */
    private static final Pattern VARIABLE = Pattern.compile("\"(TA_[A-Z_]+)\"");

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
        // The schema has ids of draft 4, but keywords of a later draft.
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
    void services_areThoseOfAnInstallation() {
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
            assertThat(service.get("user").asText()).as(name).contains("TA_UID");
            assertThat(service.has("mem_limit")).as(name).isTrue();
            assertThat(service.has("healthcheck") || name.equals("migrate"))
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void databaseAndRedis_areOnlyOnTheInnerNetwork_andOnlyTheProxyListensBeyondThisMachine() {
        assertThat(compose.root().at("/networks/inner/internal").asBoolean()).isTrue();
        for (String inner : List.of("postgres", "redis", "scheduler", "backup", "migrate")) {
            assertThat(compose.texts(inner, "networks")).as(inner).containsExactly("inner");
            assertThat(compose.texts(inner, "ports")).as(inner).isEmpty();
        }
        assertThat(compose.texts("api", "ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(compose.services().get("proxy").get("profiles").get(0).asText())
                .isEqualTo("tls");
    }

    /**
     * Every variable that the program reads can be set, and the program reads every variable that is set; so this finds
     * misspelt and forgotten names.
     */
    @Test
    void variables_ofTheProgram_areGiven_andNoOthers() throws IOException {
        var read = new TreeSet<String>();
        for (String module : List.of("runtime", "http", "storage/database", "storage/backoffice")) {
            try (Stream<Path> sources =
                    Files.walk(ComposeFile.HOME.resolve(module).resolve("src/main/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .toList()) {
                    VARIABLE.matcher(Files.readString(source)).results().forEach(match -> read.add(match.group(1)));
                }
            }
        }
        var given = new TreeSet<String>();
        compose.services()
                .forEach((name, service) -> service.path("environment")
                        .fieldNames()
                        .forEachRemaining(variable ->
                                given.add(variable.startsWith("TA_DB_PASSWORD_") ? "TA_DB_PASSWORD_" : variable)));
        given.removeIf(variable -> !variable.startsWith("TA_"));
        assertThat(given)
                .as("the launcher reads TA_JAVA_OPTS")
                .allMatch(variable -> variable.equals("TA_JAVA_OPTS")
                        || read.contains(variable)
                        || read.contains(variable.replaceFirst("_FILE$", "")));
        read.removeIf(variable -> given.contains(variable) || given.contains(variable + "_FILE"));
        assertThat(read)
                .as("for a terminal, for tests, for an embedded database, or secrets and settings that only you have")
                .containsExactlyInAnyOrder(
                        "TA_ADMIN_EMAIL",
                        "TA_ADMIN_PASSWORD",
                        "TA_ANCHOR_KEY_FILE",
                        "TA_CHAOS",
                        "TA_DATA",
                        "TA_DB_PASSWORD_OWNER",
                        "TA_DEBUG",
                        "TA_DEMO_PASSWORD",
                        "TA_FAILPOINTS",
                        "TA_HEALTH_HOST",
                        "TA_METRICS_TOKEN",
                        "TA_PROVIDER_PRIVATE_ADDRESSES",
                        "TA_REVIEW_KEY",
                        "TA_REVIEW_PRIVATE_ADDRESSES",
                        "TA_SIMULATED_ANCHOR",
                        "TA_SIMULATED_FAULTS",
                        "TA_SMTP_PASSWORD",
                        "TA_USER",
                        "TA_WORKER_GRACE_SECONDS",
                        "TA_WORKER_LEASE_SECONDS");
    }

    @Test
    void secrets_areFiles_givenOnlyToServicesThatNeedThem() {
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
        assertThat(compose.texts("worker", "secrets")).doesNotContain("db_app");
        assertThat(compose.texts("api", "secrets")).doesNotContain("db_owner", "db_admin", "db_readonly");
        assertThat(compose.texts("worker", "secrets")).doesNotContain("db_owner", "db_admin", "db_readonly");
    }
}
