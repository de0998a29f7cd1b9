package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.http.route.Access;
import ta.http.route.Route;

/** Access to every route by every kind of caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {

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

    @ParameterizedTest
    @MethodSource("routes")
    void callers_withoutAValidSignIn_areRefused(Route route) {
        List<Supplier<Client>> callers = List.of(api::anonymous, world::disabled, world::expired, world::revokedToken);
        for (Supplier<Client> caller : callers) {
            TestApi.Answer answer = send(caller.get(), route);
            if (route.access() == Access.PUBLIC) {
                assertThat(answer.text()).doesNotContain("NOT_SIGNED_IN");
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void strangers_getTheSameResponse_forAForeignAndAnUnknownId(Route route) {
        TestApi.Answer answer = send(world.stranger(), route);
        if (route.access() == Access.ADMINISTRATOR) {
            assertThat(answer.code()).isEqualTo("ADMINISTRATOR_NEEDED");
        } else if (isPrivate(route)) {
            assertThat(answer.code()).as(answer.text()).isEqualTo("NOT_FOUND");
            TestApi.Answer unknown = world.send(world.stranger(), route, world.unknownPath(route), world.body(route));
            assertThat(World.sameForAll(unknown)).isEqualTo(World.sameForAll(answer));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void readTokens_mayOnlyRead(Route route) {
        TestApi.Answer answer = send(world.readToken(), route);
        if (route.access() == Access.SESSION || route.access() == Access.ADMINISTRATOR) {
            assertThat(answer.code()).isEqualTo("SESSION_NEEDED");
        } else if (route.access() == Access.USER && route.writes()) {
            assertThat(answer.code()).isEqualTo("READ_ONLY_TOKEN");
        } else if (route.access() == Access.USER) {
            assertThat(answer.status()).as(answer.text()).isNotIn(401, 403, 500);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void members_mayDoWhatOwnersDo_exceptChangeMembers(Route route) {
        for (Client client : List.of(world.member(), world.owner())) {
            TestApi.Answer answer = send(client, route);
            if (route.access() == Access.ADMINISTRATOR) {
                assertThat(answer.code()).isEqualTo("ADMINISTRATOR_NEEDED");
            } else if (route.access() != Access.PUBLIC
                    && !route.path().contains("/members/")
                    && !affectsAllPortfolios(route)) {
                assertThat(answer.status()).as(answer.text()).isNotIn(401, 403, 500);
            }
        }
    }

    /** A corporate action affects all portfolios; CorporateActionsApiTest shows who may record one. */
    private static boolean affectsAllPortfolios(Route route) {
        return route.method().name().equals("POST")
                && (route.path().endsWith("/corporate-actions")
                        || route.path().endsWith("/corporate-actions/{action}/withdraw"));
    }

    private static boolean isPrivate(Route route) {
        return route.pathParameters().stream()
                .anyMatch(List.of("portfolio", "run", "recommendation", "alert")::contains);
    }

    private TestApi.Answer send(Client client, Route route) {
        return world.send(client, route, world.path(route), world.body(route));
    }
}
