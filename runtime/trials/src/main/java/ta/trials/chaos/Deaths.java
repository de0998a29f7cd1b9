package ta.trials.chaos;

/**
 * How many processes ended, and how.
 *
 * @param working were killed when they worked
 * @param starting were killed before that, however far their start had come
 * @param halted ended by themselves at a failpoint
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
