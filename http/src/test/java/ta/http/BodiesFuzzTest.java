package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.Fuzz;
import ta.http.route.Route;

/** Whatever a member sends to a route that takes a body is done or refused, and is no defect of the program. */
final class BodiesFuzzTest {

    private static TestApi api;
    private static World world;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = new World(api);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void body_thatIsMutated_isDoneOrRefused() {
        Map<String, Route> routes = new TreeMap<>();
        for (Route route : TestApi.table().routes()) {
            if (route.body().filter(type -> type != byte[].class).isPresent()) {
                routes.put(route.name(), route);
            }
        }
        assertThat(routes).hasSizeGreaterThan(30);
        Client[] client = {world.owner()};
        routes.values().forEach(route -> {
            List<byte[]> seeds = List.of(world.body(route).getBytes(StandardCharsets.UTF_8));
            Fuzz.run(12, seeds, bytes -> {
                TestApi.Answer answer = api.send(client[0]
                        .request(world.path(route))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .method(route.method().name(), HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build());
                assertThat(answer.status()).as(answer.text()).isNotEqualTo(500).isNotEqualTo(503);
                if (client[0].get("/auth/me").status() != 200) {
                    // What succeeded may have ended the session.
                    client[0] = world.owner();
                }
            });
        });
        assertThat(api.anonymous().get("/healthz").status()).isEqualTo(200);
    }
}
