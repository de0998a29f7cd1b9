package ta.trials.chaos;

/**
 * How many processes ended, and how.
 *
 * @param working killed while they worked
 * @param starting killed before their start was complete
 * @param halted ended at a failpoint
 */
record Deaths(int working, int starting, int halted) {

    static final Deaths NONE = new Deaths(0, 0, 0);

    Deaths plus(Deaths other) {
        return new Deaths(working + other.working, starting + other.starting, halted + other.halted);
    }

    Deaths minus(Deaths other) {
        return new Deaths(working - other.working, starting - other.starting, halted - other.halted);
    }
}
