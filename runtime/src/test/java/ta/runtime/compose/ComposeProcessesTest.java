package ta.runtime.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.runtime.Main;
import ta.runtime.queue.TestRedis;

/**
 * Starts the processes of the Compose file without a container engine: each with its own command and the environment of
 * the file, adapted only to the paths and addresses of this machine, and checked by its own health check.
 */
class ComposeProcessesTest {

    private static final Duration START = Duration.ofMinutes(3);

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path here;

    private record Started(String name, Process process, Map<String, String> environment) {}

    @Test
    void processes_withTheEnvironmentOfTheFile_areHealthy_register_andStopCleanly() throws Exception {
        ComposeFile compose = ComposeFile.read();
        List<Started> started = new ArrayList<>();
        try (TestRedis redis = new TestRedis()) {
            secrets(redis);
            for (String service : compose.processes()) {
                started.add(start(compose, service));
            }
            for (Started each : started) {
                await(each.name() + " is healthy").atMost(START).until(() -> {
                    assertThat(each.process().isAlive())
                            .as("%s: %s", each.name(), log(each))
                            .isTrue();
                    return healthy(compose.healthCheck(each.name()), each.environment());
                });
            }
            await("all are in the register")
                    .atMost(START)
                    .untilAsserted(() -> assertThat(kinds()).containsExactly("API", "SCHEDULER", "WORKER", "WORKER"));
            for (Started each : started) {
                each.process().destroy();
                assertThat(each.process().waitFor(45, TimeUnit.SECONDS))
                        .as("%s stops within its grace period", each.name())
                        .isTrue();
            }
            assertThat(kinds()).isEmpty();
        } finally {
            started.forEach(each -> each.process().destroyForcibly());
        }
    }

    private Started start(ComposeFile compose, String service) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        compose.environment(service).forEach((name, value) -> environment.put(name, ofThisMachine(value)));
        environment.computeIfPresent("TA_PORT", (name, port) -> freePort());
        environment.put("TA_HEALTH_PORT", environment.getOrDefault("TA_PORT", freePort()));
        environment.put("TA_INSECURE_HTTP", "true");
        for (String name : List.of("TA_POLICY_DIR", "TA_BACKUP_DIR", "TA_ANCHOR_DIR")) {
            if (environment.containsKey(name)) {
                Files.createDirectories(Path.of(environment.get(name)));
            }
        }
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(compose.texts(service, "command"));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(here.resolve(service + ".log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TA_"));
        builder.environment().putAll(environment);
        return new Started(service, builder.start(), environment);
    }

    private String ofThisMachine(String value) {
        String url = database.config().url();
        return value.startsWith("jdbc:postgresql://postgres:5432/")
                ? url
                : value.matches("/(run/secrets|policies|backups|anchors|prices)(/.*)?") ? here + value : value;
    }

    private void secrets(TestRedis redis) throws IOException {
        Path secrets = Files.createDirectories(here.resolve("run").resolve("secrets"));
        for (Role role : List.of(Role.APP, Role.WORKER, Role.READONLY)) {
            Files.writeString(
                    secrets.resolve(role.sqlName().replace("ta_", "db_")),
                    database.config().passwords().get(role) + "\n");
        }
        Files.writeString(secrets.resolve("redis_url"), redis.address() + "\n");
    }

    private static boolean healthy(List<String> check, Map<String, String> environment)
            throws IOException, InterruptedException {
        assertThat(check.get(0)).isEqualTo("CMD");
        ProcessBuilder builder = new ProcessBuilder(check.subList(1, check.size())).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private List<String> kinds() {
        return database.as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql()
                                .fetch("select kind from ta.processes order by kind")
                                .getValues(0, String.class));
    }

    private String log(Started each) throws IOException {
        return Files.readString(here.resolve(each.name() + ".log"));
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
