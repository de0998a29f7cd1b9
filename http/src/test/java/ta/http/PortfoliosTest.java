package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;

/** The list of portfolios, which tells every page what to warn about. */
final class PortfoliosTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void portfolio_isSimulated_whenEveryNewestCloseIs() {
        Pension bare = Pension.empty(api, "bare@example.org");
        assertThat(listed(bare).get("simulated").booleanValue()).isFalse();
        Pension mine = Pension.of(api, "mine@example.org");
        assertThat(listed(mine).get("simulated").booleanValue()).isFalse();
        String prices = "alter table ta.price_points %s trigger all";
        String made = "update ta.price_points set source = 'simulated'";
        api.database().asSuperuser(prices.formatted("disable"), made, prices.formatted("enable"));
        assertThat(listed(mine).get("simulated").booleanValue()).isTrue();
        assertThat(mine.client.get(mine.at("")).json().get("simulated").booleanValue())
                .isTrue();
        mine.refresh(mine.session(0), Map.of());
        assertThat(listed(mine).get("simulated").booleanValue())
                .as("a later close of the same session is from another source")
                .isFalse();
    }

    @Test
    void portfolio_thatIsFrozen_reportsSinceWhen() {
        Pension mine = Pension.empty(api, "frozen@example.org");
        assertThat(listed(mine).get("frozen_since").isNull()).isTrue();
        mine.client.post(mine.at("/freeze"), "{\"reason\":\"a pause\"}");
        assertThat(listed(mine).get("frozen").textValue()).isEqualTo("a pause");
        assertThat(listed(mine).get("frozen_since"))
                .isEqualTo(mine.client.get(mine.at("/freeze")).json().get("changed_at"));
        mine.client.post(mine.at("/unfreeze"), "{\"reason\":\"over\"}");
        assertThat(listed(mine).get("frozen").isNull()).isTrue();
        assertThat(listed(mine).get("frozen_since").isNull()).isTrue();
    }

    @Test
    void provider_ofTheOperator_isListedAndChosenOnceAWorkerHasIt() {
        Pension mine = Pension.empty(api, "operated@example.org");
        assertThat(choose(mine, "funds")).isEqualTo("INVALID");
        configure(Set.of(Provider.of("funds")), Map.of("broken", "ERROR broken.json /url: is missing"));
        assertThat(providers(mine)).contains("funds true UNUSED", "broken false FAILING", "yahoo false UNUSED");
        assertThat(choose(mine, "funds")).isNull();
        assertThat(listed(mine).get("price_provider").textValue()).isEqualTo("funds");
        configure(Set.of(), Map.of());
        assertThat(providers(mine)).noneMatch(row -> row.startsWith("funds") || row.startsWith("broken"));
        api.database().asSuperuser("delete from ta.provider_health");
    }

    @Test
    void fallbackProviders_ofAPortfolio_areAnOrderedListWithoutTheFirst() {
        Pension mine = Pension.empty(api, "ordered@example.org");
        assertThat(fallbacks(mine, "[\"eodhd\",\"yahoo\"]")).isEqualTo("[\"eodhd\",\"yahoo\"]");
        assertThat(fallbacks(mine, "[\"yahoo\",\"eodhd\"]")).isEqualTo("[\"yahoo\",\"eodhd\"]");
        mine.client.patch(mine.at(""), "{\"name\":\"Renamed\"}");
        assertThat(listed(mine).get("fallback_providers")).hasToString("[\"yahoo\",\"eodhd\"]");
        for (String bad : List.of("[\"ecb\"]", "[\"nobody\"]", "[\"yahoo\",\"yahoo\"]")) {
            assertThat(fallbacks(mine, bad)).as(bad).isEqualTo("INVALID");
        }
        String both = "{\"price_provider\":\"yahoo\",\"fallback_providers\":%s}";
        assertThat(mine.client.patch(mine.at(""), both.formatted("[\"yahoo\"]")).code())
                .isEqualTo("INVALID");
        assertThat(mine.client.patch(mine.at(""), both.formatted("[\"eodhd\"]")).status())
                .isEqualTo(200);
        assertThat(fallbacks(mine, "[]")).isEqualTo("[]");
    }

    private static String fallbacks(Pension mine, String names) {
        TestApi.Answer answer = mine.client.patch(mine.at(""), "{\"fallback_providers\":" + names + "}");
        return answer.status() == 200 ? answer.json().get("fallback_providers").toString() : answer.code();
    }

    private static @Nullable String choose(Pension mine, String provider) {
        TestApi.Answer answer = mine.client.patch(mine.at(""), Pension.json("price_provider", provider));
        return answer.status() == 200 ? null : answer.code();
    }

    private static List<String> providers(Pension mine) {
        List<String> rows = new ArrayList<>();
        mine.client
                .get("/providers")
                .json()
                .forEach(row -> rows.add(row.get("name").textValue() + " " + row.get("configured") + " "
                        + row.get("state").textValue()));
        return rows;
    }

    private static void configure(Set<Provider> providers, Map<String, String> broken) {
        try (Database worker = Database.open(api.database().config(), Role.WORKER)) {
            worker.transact(Actor.system("worker"), tx -> {
                ProviderHealth.configure(tx, providers, Optional.empty(), new TreeMap<>(broken));
                return providers;
            });
        }
    }

    @Test
    void provider_ofAPortfolio_isSetAndRemoved() {
        Pension mine = Pension.empty(api, "provided@example.org");
        assertThat(listed(mine).get("price_provider").isNull()).isTrue();
        mine.client.patch(mine.at(""), "{\"price_provider\":\"yahoo\"}");
        assertThat(listed(mine).get("price_provider").textValue()).isEqualTo("yahoo");
        for (String other : new String[] {"ecb", "nobody"}) {
            assertThat(mine.client
                            .patch(mine.at(""), Pension.json("price_provider", other))
                            .code())
                    .as(other)
                    .isEqualTo("INVALID");
        }
        mine.client.patch(mine.at(""), "{\"name\":\"Renamed\"}");
        assertThat(listed(mine).get("price_provider").textValue()).isEqualTo("yahoo");
        mine.client.patch(mine.at(""), "{\"price_provider\":\"\"}");
        assertThat(listed(mine).get("price_provider").isNull()).isTrue();
    }

    @Test
    void providers_reportTheirHealth_andWhetherTheyAreSimulated() {
        Pension mine = Pension.empty(api, "providers@example.org");
        api.database().asSuperuser("""
                        insert into ta.provider_health
                            (name, configured, last_failure_at, last_failure, failures_in_a_row, paused_until)
                        values ('yahoo', true, now(), 'too many requests (429)', 1, now() + interval '1 hour')
                        """);
        JsonNode providers = mine.client.get("/providers").json();
        assertThat(providers.findValuesAsText("name"))
                .containsExactly("file", "simulated", "eodhd", "alphavantage", "yahoo", "ecb", "frankfurter");
        assertThat(providers.get(1).get("simulated").booleanValue()).isTrue();
        assertThat(providers.get(1).get("state").textValue()).isEqualTo("UNUSED");
        assertThat(providers.get(4).get("state").textValue()).isEqualTo("PAUSED");
        assertThat(providers.get(4).get("last_failure").textValue()).isEqualTo("too many requests (429)");
    }

    private static JsonNode listed(Pension of) {
        return of.client.get("/portfolios").json().get(0);
    }
}
