package ta.rules.ruleset;

import java.util.stream.Stream;

/** The phases of a run, in the order in which their rules fire; each is a ruleflow group. */
public enum Phase {
    GATE("gate"),
    DATA_QUALITY("data-quality"),
    DRIFT("drift"),
    TRIGGER("trigger"),
    ELIGIBILITY("eligibility"),
    CADENCE("cadence"),
    ORDER("order"),
    GUARD("guard"),
    CONSTRAINT("constraint"),
    OUTCOME("outcome");

    private final String group;

    Phase(String group) {
        this.group = group;
    }

    /**
     * @throws IllegalArgumentException when no phase has this group
     */
    public static Phase ofGroup(String group) {
        return Stream.of(values())
                .filter(phase -> phase.group.equals(group))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no phase has the ruleflow group " + group));
    }

    /** The name of its ruleflow group. */
    public String group() {
        return group;
    }
}
