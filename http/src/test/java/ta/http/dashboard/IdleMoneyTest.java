package ta.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import ta.rules.policy.Policy;
import ta.rules.portfolio.CashParkHistory;

/** The money that no rule will invest, by reason. */
final class IdleMoneyTest {

    private static final CashParkHistory FRESH = new CashParkHistory(List.of(), List.of());
    private static final CashParkHistory DONE = new CashParkHistory(List.of("A", "B"), List.of("2027-02-01"));

    @Test
    void cash_upToAContribution_isDeployed() {
        assertThat(idle(Policies.shipped(), "500", "0", "0", FRESH)).isEmpty();
        assertThat(idle(Policies.shipped(), "-20", "0", "0", FRESH)).isEmpty();
    }

    @Test
    void cash_beyondReserveAndContribution_staysWhileAsMuchComesIn() {
        Policy reserving = Policies.with(json -> ((ObjectNode) json.get("cash")).put("reserve", 200));
        assertThat(idle(reserving, "512.30", "0", "0", FRESH)).containsExactly("200.00 always /cash/reserve");
        assertThat(idle(reserving, "120", "0", "0", FRESH)).containsExactly("120.00 always /cash/reserve");
        assertThat(idle(reserving, "1000.01", "0", "0", FRESH))
                .containsExactly("200.00 always /cash/reserve", "300.01 while /cadence/monthly/contribution");
    }

    @Test
    void cash_underAllCash_isDeployed() {
        Policy all = Policies.with(json -> ((ObjectNode) json.at("/cadence/monthly")).put("deploy", "all_cash"));
        assertThat(idle(all, "100000", "0", "0", FRESH)).isEmpty();
    }

    @Test
    void cash_thatNothingBuysWith_staysForEver() {
        Policy reviewed =
                Policies.with(json -> ((ObjectNode) json.get("cadence")).remove(List.of("monthly", "quarterly")));
        assertThat(idle(reviewed, "512.30", "0", "0", FRESH)).containsExactly("512.30 always none");
        Policy nothing = Policies.with(json -> {
            ObjectNode monthly = (ObjectNode) json.at("/cadence/monthly");
            monthly.put("contribution", 0).put("min_trade", 0);
            monthly.withArray("default_orders").forEach(order -> ((ObjectNode) order).put("amount", 0));
        });
        assertThat(idle(nothing, "512.30", "0", "0", FRESH))
                .containsExactly("512.30 always /cadence/monthly/contribution");
    }

    @Test
    void cashPark_withASunsetOfAll_isDeployed() {
        assertThat(idle(Policies.shipped(), "0", "100000", "0", FRESH)).isEmpty();
        assertThat(idle(Policies.shipped(), "0", "100000", "0", DONE)).isEmpty();
    }

    @Test
    void cashPark_beyondWavesAndSunsets_stays() {
        Policy half = Policies.with(json -> ((ObjectNode) json.at("/cash_park/sunset/1")).put("deploy_fraction", 0.5));
        // Two sunsets of one half leave a quarter, 25,000; two waves then take 16,000.
        assertThat(idle(half, "0", "100000", "0", FRESH)).containsExactly("9000.00 always /cash_park");
        assertThat(idle(half, "0", "64000", "0", FRESH)).isEmpty();
        assertThat(idle(half, "0", "100000.03", "0", DONE)).containsExactly("50000.01 always /cash_park");
        Policy bare = Policies.with(json -> ((ObjectNode) json.get("cash_park")).remove(List.of("waves", "sunset")));
        assertThat(idle(bare, "0", "16000", "0", FRESH)).containsExactly("16000.00 always /cash_park");
    }

    @Test
    void cashPark_withFees_losesOneForEachSale() {
        Policy half = Policies.with(json -> {
            ((ObjectNode) json.at("/cash_park/sunset/1")).put("deploy_fraction", 0.5);
            ((ObjectNode) json.get("costs")).put("per_order", 10);
        });
        // ((100,000 − 10) / 2 − 10) / 2 = 24,992.50, less twice 8,010.
        assertThat(idle(half, "0", "100000", "0", FRESH)).containsExactly("8972.50 always /cash_park");
    }

    @Test
    void unassigned_isNeverSold() {
        assertThat(idle(Policies.shipped(), "0", "0", "75.509", FRESH)).containsExactly("75.50 always /instruments");
    }

    private static List<String> idle(
            Policy policy, String cash, String cashPark, String unassigned, CashParkHistory history) {
        return IdleMoney.of(policy, new BigDecimal(cash), new BigDecimal(cashPark), new BigDecimal(unassigned), history)
                .stream()
                .map(sum -> sum.amount()
                        + (sum.always() ? " always " : " while ")
                        + sum.clause().orElse("none"))
                .toList();
    }
}
