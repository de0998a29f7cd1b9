package ta.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ta.policy.Samples;

final class PolicyDiffTest {

    private static final String SMALL = Samples.small();

    @Test
    void between_layoutsAndKeyOrders_isNothing() {
        String other =
                Samples.with(SMALL, "\"factor\": 0.01", "\"factor\": 1.0e-2").replace("\n", " ");
        String swapped =
                Samples.with(other, "\"format\": 1,   \"version\": \"1\",", "\"version\": \"1\", \"format\": 1.0,");
        assertThat(diff(SMALL, swapped)).isEqualTo("no change\n");
    }

    @Test
    void between_changedValues_namesClausesByIdentity() {
        String after = Samples.with(SMALL, "\"target_weight\": 0.7", "\"target_weight\": 0.65");
        after = Samples.with(after, "\"target_weight\": 0.3", "\"target_weight\": 0.350");
        after = Samples.with(after, "\"costs\": {\"per_order\": 5.00},", "\"cash\": {\"reserve\": 100},");
        after = Samples.with(after, "[3, 6, 9, 12]", "[6, 12]");
        after = Samples.with(after, "\"amount\": 425", "\"amount\": 1e2");
        assertThat(diff(SMALL, after)).isEqualTo("""
                ~ /sleeves/core/target_weight: 0.7 (line 8) -> 0.65 (line 8)
                ~ /sleeves/small_cap/target_weight: 0.3 (line 9) -> 0.35 (line 9)
                - /costs: {"per_order":5} (line 17)
                ~ /cadence/monthly/default_orders/XLON:VWRP/amount: 425 (line 34) -> 100 (line 34)
                ~ /cadence/quarterly/months: [3,6,9,12] (line 38) -> [6,12] (line 38)
                + /cash: {"reserve":100} (line 17)
                """);
    }

    @Test
    void between_insertedAndRemovedElements_leavesTheOthersAlone() {
        String after = Samples.with(
                SMALL,
                "      {\"name\": \"A\", \"drawdown_at_least\": 0.1,",
                "      {\"name\": \"0\", \"drawdown_at_least\": 0.05, \"deploy\": 1, \"strategy\":"
                        + " \"most_underweight\"},\n      {\"name\": \"A\", \"drawdown_at_least\": 0.1,");
        after = Samples.with(after, "      {\"date\": \"2027-02-01\", \"deploy_fraction\": 0.5},\n", "");
        assertThat(diff(SMALL, after)).isEqualTo("""
                + /cash_park/waves/0: {"name":"0","drawdown_at_least":0.05,"deploy":1,"strategy":… (line 21)
                - /cash_park/sunset/2027-02-01: {"date":"2027-02-01","deploy_fraction":0.5} (line 25)
                """);
    }

    @Test
    void between_anotherOrder_isAMove() {
        String moved = SMALL.lines().toList().get(7) + "\n";
        String after = Samples.with(SMALL, moved, "");
        after = Samples.with(
                after, "\"drift_band\": \"minor\"}\n", "\"drift_band\": \"minor\"},\n" + moved.replace("},", "}"));
        assertThat(diff(SMALL, after)).isEqualTo("> /sleeves/core: from place 1 (line 8) to 2 (line 9)\n");
    }

    @Test
    void moved_isWhatMustMove_andAnElementThatKeepsItsPlaceIsLeftThereIfItCan() {
        assertThat(moved("ABCDEFG", "GFEDCBA")).isEqualTo("GFECBA");
        assertThat(moved("ABCDE", "DEABC")).isEqualTo("DE");
        assertThat(moved("ABCDE", "DECAB")).isEqualTo("CAB");
        assertThat(moved("ABC", "ABC")).isEmpty();
    }

    private static String moved(String before, String after) {
        List<String> was = List.of(before.split(""));
        List<String> is = List.of(after.split(""));
        return String.join("", Identity.moved(was, is, name -> was.indexOf(name) == is.indexOf(name)));
    }

    @Test
    void json_ofAChange_hasBothSides() {
        String after = Samples.with(SMALL, "  \"costs\": {\"per_order\": 5.00},\n", "");
        after = Samples.with(after, "\"max_sells\": 1", "\"max_sells\": 2");
        assertThat(DiffReport.json(PolicyDiff.between(Samples.document(SMALL), Samples.document(after)))
                        .toString())
                .isEqualTo("[{\"kind\":\"REMOVED\",\"clause\":\"/costs\",\"before\":"
                        + "{\"value\":\"{\\\"per_order\\\":5}\",\"line\":17},"
                        + "\"after\":null},{\"kind\":\"CHANGED\",\"clause\":\"/cadence/quarterly/max_sells\","
                        + "\"before\":{\"value\":\"1\",\"line\":40},\"after\":{\"value\":\"2\",\"line\":39}}]");
    }

    private static String diff(String before, String after) {
        return DiffReport.text(PolicyDiff.between(Samples.document(before), Samples.document(after)));
    }
}
