package ta.http.simulation;

import java.util.ArrayList;
import java.util.List;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Refused;

/** All that is wrong with a request. */
final class Faults {

    private final List<Problem.Fault> faults = new ArrayList<>();

    /**
     * @param at a JSON pointer into the body
     */
    void add(String at, String detail) {
        faults.add(new Problem.Fault(at, detail));
    }

    /**
     * @throws Refused {@code INVALID} with all of them, if there are any
     */
    void refuse() {
        if (!faults.isEmpty()) {
            throw Refused.with(
                    Code.INVALID,
                    faults.size() == 1
                            ? faults.get(0).at() + ": " + faults.get(0).detail()
                            : faults.size() + " values are not valid",
                    faults);
        }
    }
}
