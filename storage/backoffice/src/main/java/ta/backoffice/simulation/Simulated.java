package ta.backoffice.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
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
 * @param firstShort the first month, but for the last one, in which less than the policy's withdrawal was paid out
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
        int heldBack,
        Optional<YearMonth> firstShort) {}
