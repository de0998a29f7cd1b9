package ta.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import ta.rules.policy.Policy;
import ta.rules.valuation.SleeveWeight;

/** The exact values at which a sleeve's status changes. */
final class TurningValuesTest {

    private static final BigDecimal PENNY = new BigDecimal("0.01");

    @Property
    void status_holdsAtTheValue_andTurnsAPennyBeyondIt(
            @ForAll @BigRange(min = "0", max = "1000000000") @Scale(4) BigDecimal value,
            @ForAll @BigRange(min = "0", max = "1000000000") @Scale(4) BigDecimal others,
            @ForAll @BigRange(min = "0", max = "1") @Scale(12) BigDecimal target,
            @ForAll @BigRange(min = "0", max = "20") @Scale(10) BigDecimal bandPp) {
        TurningValues turning = TurningValues.of(sleeve(value, others, target, bandPp));
        turning.underBelow().ifPresent(edge -> {
            assertThat(isUnder(sleeve(edge, others, target, bandPp))).isFalse();
            assertThat(isUnder(sleeve(edge.subtract(PENNY), others, target, bandPp)))
                    .isTrue();
        });
        turning.overAbove().ifPresent(edge -> {
            assertThat(isOver(sleeve(edge, others, target, bandPp))).isFalse();
            assertThat(isOver(sleeve(edge.add(PENNY), others, target, bandPp))).isTrue();
        });
    }

    @Property
    void sleeve_withoutAnEdge_neverTurns(
            @ForAll @BigRange(min = "0", max = "1000000000") @Scale(4) BigDecimal value,
            @ForAll @BigRange(min = "0.0001", max = "1000000000") @Scale(4) BigDecimal others,
            @ForAll @BigRange(min = "0", max = "1") @Scale(2) BigDecimal target,
            @ForAll @BigRange(min = "0", max = "100") @Scale(0) BigDecimal bandPp) {
        SleeveWeight sleeve = sleeve(value, others, target, bandPp);
        TurningValues turning = TurningValues.of(sleeve);
        assertThat(turning.underBelow().isPresent() || !isUnder(sleeve)).isTrue();
        assertThat(turning.overAbove().isPresent() || !isOver(sleeve)).isTrue();
        boolean outside = isUnder(sleeve) || isOver(sleeve);
        assertThat(TurningValues.toGo(sleeve).signum() < 0).isEqualTo(outside);
    }

    @Example
    void sleeve_ofTheGuide_turnsWhereItSays() {
        TurningValues turning = TurningValues.of(sleeve("3354.90", "44572.08", "0.1", "2"));
        assertThat(turning.underBelow()).contains(new BigDecimal("3875.84"));
        assertThat(turning.overAbove()).contains(new BigDecimal("6078.01"));
    }

    /** 10 % plus half of the last decimal rounds to the even 0.1000000000; a penny more rounds to 0.1000000001. */
    @Example
    void edge_metToThePenny_roundsToTheEvenPlace() {
        TurningValues even = TurningValues.of(sleeve("0", "89999999995", "0.1", "0"));
        assertThat(even.overAbove()).contains(new BigDecimal("10000000005.00"));
        TurningValues odd = TurningValues.of(sleeve("0", "89999999995", "0.1000000001", "0"));
        assertThat(odd.underBelow()).contains(new BigDecimal("10000000005.01"));
    }

    @Example
    void sleeve_whoseWeightCannotChange_hasNoEdge() {
        TurningValues nothing = new TurningValues(Optional.empty(), Optional.empty());
        assertThat(TurningValues.of(sleeve("100", "0", "0.5", "2"))).isEqualTo(nothing);
        assertThat(TurningValues.of(sleeve("0", "0", "0.5", "2"))).isEqualTo(nothing);
        assertThat(TurningValues.of(sleeve("5", "95", "0.5", "50"))).isEqualTo(nothing);
    }

    private static SleeveWeight sleeve(String value, String others, String target, String bandPp) {
        return sleeve(new BigDecimal(value), new BigDecimal(others), new BigDecimal(target), new BigDecimal(bandPp));
    }

    private static SleeveWeight sleeve(BigDecimal value, BigDecimal others, BigDecimal target, BigDecimal bandPp) {
        Policy.Sleeve sleeve = new Policy.Sleeve("core", "Core", target, "major", bandPp);
        return SleeveWeight.of(sleeve, 0, value, value.add(others), List.of());
    }

    /** As defined in the decision specification, section 5. */
    private static boolean isUnder(SleeveWeight sleeve) {
        return sleeve.driftPp().compareTo(sleeve.bandPp().negate()) < 0;
    }

    private static boolean isOver(SleeveWeight sleeve) {
        return sleeve.driftPp().compareTo(sleeve.bandPp()) > 0;
    }
}
