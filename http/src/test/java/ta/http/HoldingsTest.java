package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holdings, cash and valuations of a portfolio. */
final class HoldingsTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 2, 26);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 27);

    private static TestApi api;
    private static Shared shared;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        shared.open();
        shared.refresh(THURSDAY, Map.of());
        shared.refresh(FRIDAY, Map.of("SEMI", "1600"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void holding_isValuedAtItsNewestPrice_inTheBaseCurrency() {
        JsonNode holdings = shared.ann().get(shared.path() + "/holdings").json();
        assertThat(holdings)
                .extracting(row -> row.get("listing").textValue())
                .containsExactly("XLON:SEMI", "XLON:VWRP");
        JsonNode semi = holdings.get(0);
        assertThat(semi.get("units").textValue()).isEqualTo("100");
        assertThat(semi.get("cost").textValue()).isEqualTo("1500");
        assertThat(semi.get("average_cost").textValue()).isEqualTo("15");
        assertThat(semi.get("realised").textValue()).isEqualTo("0");
        assertThat(semi.at("/price/price").textValue()).isEqualTo("1600");
        assertThat(semi.at("/price/quote_unit").textValue()).isEqualTo("GBX");
        assertThat(semi.at("/price/as_of").textValue()).isEqualTo("2026-02-27T16:30:00Z");
        assertThat(semi.at("/price/quarantined").booleanValue()).isFalse();
        assertThat(semi.get("value").textValue()).isEqualTo("1600");
    }

    @Test
    void cash_isTheSumOfItsEntries() {
        JsonNode cash = shared.ann().get(shared.path() + "/cash").json();
        assertThat(cash.toString())
                .isEqualTo("{\"currency\":\"GBP\",\"balance\":\"512.3\",\"by_type\":["
                        + "{\"type\":\"CONTRIBUTION\",\"amount\":\"512.3\"},"
                        + "{\"type\":\"TRANSFER_IN\",\"amount\":\"0\"}],\"currencies\":[]}");
    }

    @Test
    void valuations_areOnePerSession_withinTheRequestedDates() {
        String valuations = shared.path() + "/valuations";
        JsonNode all = shared.ann().get(valuations).json().get("items");
        assertThat(all).extracting(row -> row.get("session").textValue()).containsExactly("2026-02-26", "2026-02-27");
        assertThat(all.get(0).get("index").textValue()).isEqualTo("1");
        assertThat(all.get(1).get("cash").textValue()).isEqualTo("512.3");
        assertThat(shared.ann().get(valuations + "?from=2026-02-27").json().get("items"))
                .hasSize(1);
        assertThat(shared.ann().get(valuations + "?to=2026-02-25").json().get("items"))
                .isEmpty();
        JsonNode first = shared.ann().get(valuations + "?limit=1").json();
        assertThat(shared.ann()
                        .get(valuations + "?limit=1&cursor=" + first.get("next").textValue())
                        .json()
                        .at("/items/0/session")
                        .textValue())
                .isEqualTo("2026-02-27");
        assertThat(shared.ann()
                        .get(valuations + "?from=yesterday")
                        .json()
                        .at("/errors/0/at")
                        .textValue())
                .isEqualTo("from");
    }

    @Test
    void book_ofAForeignPortfolio_isNotFound() {
        for (String path : new String[] {"/holdings", "/cash", "/valuations"}) {
            assertThat(shared.ben().get(shared.path() + path).code()).isEqualTo("NOT_FOUND");
        }
    }
}
