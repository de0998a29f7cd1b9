package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.cadence.CadenceSleeve;

/** Spends a budget on the gaps of sleeves, one sleeve after another, and returns what is left. */
@FunctionalInterface
interface Greedy {

    BigDecimal spend(Budget budget, List<CadenceSleeve> order, String reason, String clause);
}
