package ta.rules.ruleset;

/** The language of consequences. */
enum Dialect {
    /** Compiles in half the time: for sessions without a trace, which fire few rules. */
    MVEL("mvel"),
    /** Runs faster: for sessions with a trace, which fire many. */
    JAVA("java");

    private final String drl;

    Dialect(String drl) {
        this.drl = drl;
    }

    /** Its name in DRL. */
    String drl() {
        return drl;
    }
}
