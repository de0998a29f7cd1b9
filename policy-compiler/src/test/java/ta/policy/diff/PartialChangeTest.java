package ta.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.Samples;
import ta.policy.document.PolicyDocument;

final class PartialChangeTest {

    private static final String SMALL = Samples.small();

    /** Targets, default orders, a wave, a sunset entry, a list without identities, and what is removed or new. */
    private static final String AFTER = after();

    private static String after() {
        String after = Samples.with(SMALL, "\"target_weight\": 0.7", "\"target_weight\": 0.65");
        after = Samples.with(after, "\"target_weight\": 0.3", "\"target_weight\": 0.35");
        after = Samples.with(after, "\"costs\": {\"per_order\": 5.00},", "\"cash\": {\"reserve\": 100},");
        after = Samples.with(after, "[3, 6, 9, 12]", "[6, 12]");
        after = Samples.with(after, "      {\"date\": \"2027-02-01\", \"deploy_fraction\": 0.5},\n", "");
        return Samples.with(
                after,
                "      {\"name\": \"A\", \"drawdown_at_least\": 0.1,",
                "      {\"name\": \"0\", \"drawdown_at_least\": 0.05, \"deploy\": 1, \"strategy\":"
                        + " \"most_underweight\"},\n      {\"name\": \"A\", \"drawdown_at_least\": 0.1,");
    }

    @Test
    void all_makesTheSecondPolicy_andNone_leavesTheFirst() throws Exception {
        PolicyDocument before = document(SMALL);
        PolicyDocument after = document(AFTER);
        List<ClauseChange> changes = PolicyDiff.between(before, after);
        assertThat(changes).hasSize(7);
        assertThat(PartialChange.of(before, after, changes)).isEqualTo(after.root());
        assertThat(PartialChange.of(before, after, List.of())).isEqualTo(before.root());
    }

    @Test
    void each_makesThisChangeAlone() throws Exception {
        PolicyDocument before = document(SMALL);
        PolicyDocument after = document(AFTER);
        for (ClauseChange change : PolicyDiff.between(before, after)) {
            JsonNode changed = PartialChange.of(before, after, List.of(change));
            assertThat(PolicyDiff.between(before, document(changed.toString())))
                    .extracting(ClauseChange::kind, ClauseChange::clause)
                    .containsExactly(tuple(change.kind(), change.clause()));
        }
    }

    @Test
    void moves_areMadeTogether() throws Exception {
        String line = SMALL.lines().toList().get(7) + "\n";
        String moved = Samples.with(
                Samples.with(SMALL, line, ""),
                "\"drift_band\": \"minor\"}\n",
                "\"drift_band\": \"minor\"},\n" + line.replace("},", "}"));
        PolicyDocument before = document(SMALL);
        PolicyDocument after = document(moved);
        List<ClauseChange> changes = PolicyDiff.between(before, after);
        assertThat(ChangeGroups.of(changes)).containsExactly(changes);
        assertThat(PartialChange.of(before, after, changes)).isEqualTo(after.root());
    }

    /** Neither target alone leaves a sum of 1. */
    @Test
    void targets_areOneGroup_whichIsValidAlone() throws Exception {
        PolicyDocument before = document(SMALL);
        PolicyDocument after = document(AFTER);
        List<List<ClauseChange>> groups = ChangeGroups.of(PolicyDiff.between(before, after));
        assertThat(groups).hasSize(6);
        assertThat(groups.get(0))
                .extracting(ClauseChange::clause)
                .containsExactly("/sleeves/core/target_weight", "/sleeves/small_cap/target_weight");
        JsonNode changed = PartialChange.of(before, after, groups.get(0));
        assertThat(PolicyReader.read("p", changed.toString().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PolicyResult.Valid.class);
    }

    @Test
    void instruments_goWithTheirSleeve_andAnotherInstrumentOfASleeveIsOneGroup() throws Exception {
        PolicyDocument before = document("""
                {"sleeves": [{"code": "a", "target_weight": 1}],
                 "instruments": [{"mic": "XLON", "ticker": "A", "sleeve": "a"}]}""");
        PolicyDocument after = document("""
                {"sleeves": [{"code": "a", "target_weight": 0.5}, {"code": "b", "target_weight": 0.5}],
                 "instruments": [{"mic": "XLON", "ticker": "C", "sleeve": "a"},
                   {"mic": "XLON", "ticker": "B", "sleeve": "b"}]}""");
        assertThat(ChangeGroups.of(PolicyDiff.between(before, after)))
                .extracting(group -> group.stream().map(ClauseChange::clause).toList())
                .containsExactly(
                        List.of("/sleeves/a/target_weight", "/sleeves/b", "/instruments/XLON:B"),
                        List.of("/instruments/XLON:A", "/instruments/XLON:C"));
    }

    private static PolicyDocument document(String text) throws Exception {
        return PolicyDocument.parse("policy", text.getBytes(StandardCharsets.UTF_8));
    }
}
