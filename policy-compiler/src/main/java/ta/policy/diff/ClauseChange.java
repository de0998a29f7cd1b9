package ta.policy.diff;

import java.util.Optional;

/**
 * One change between two policies.
 *
 * @param clause a JSON pointer in which the identity of a list element replaces its index:
 *     {@code /sleeves/core/target_weight}, {@code /instruments/XLON:VWRP}
 * @param before empty if the clause was added
 * @param after empty if the clause was removed
 */
public record ClauseChange(Kind kind, String clause, Optional<Side> before, Optional<Side> after) {

    /** What happened to the clause. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /**
     * One side of a change.
     *
     * @param value JSON text; for a moved element, its place in the list, from 1
     * @param line of the value in its file, from 1
     */
    public record Side(String value, int line) {}
}
