package ta.policy.diff;

import java.util.Optional;

/**
 * One change. {@code clause} is a JSON pointer in which an element of a list is named by its identity instead of its index:
 * {@code /sleeves/core/target_weight}, {@code /instruments/XLON:VWRP}. Old and new value are JSON texts; of a moved element
 * they are its place in the list, counted from 1. A line is 1-based, in the file of its side. What was added has no old
 * side, what was removed no new one.
 */
public record ClauseChange(Kind kind, String clause, Optional<Side> before, Optional<Side> after) {

    /** What happened to the clause. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /** A value and the line on which it stands. */
    public record Side(String value, int line) {}
}
