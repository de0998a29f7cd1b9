package ta.backoffice.simulation;

import java.time.LocalDate;
import java.util.List;
import ta.rules.performance.Book;
import ta.rules.performance.Performance;
import ta.rules.policy.Policy;

/**
 * What came of a simulation.
 *
 * @param blocked days on which a run stopped at its checks
 * @param frozen days on which a run found the portfolio frozen
 * @param givenUp orders that found no price or no money
 * @param heldBack closes that were held back, of all listings of the policy
 */
public record Simulated(
        Policy policy,
        SimulationTerms terms,
        Book book,
        Performance performance,
        List<SimulatedFill> fills,
        List<LocalDate> blocked,
        List<LocalDate> frozen,
        int givenUp,
        int heldBack) {}
