package ta.rules.ruleset;

/** The phases of a run, in the order in which their rules fire; each is a ruleflow group. */
public enum Phase {
    GATE("gate"),
    DATA_QUALITY("data-quality"),
    DRIFT("drift"),
    TRIGGER("trigger"),
    ELIGIBILITY("eligibility"),
    CADENCE("cadence"),
    ORDER("order"),
    CONSTRAINT("constraint"),
    OUTCOME("outcome");

    private final String group;

    Phase(String group) {
        this.group = group;
    }

    /** The name of its ruleflow group. */
    public String group() {
        return group;
    }
}
