package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.cadence.CadenceSleeve;

/** Spends a budget on the gaps of sleeves in their order; returns what is left of it. */
@FunctionalInterface
interface Greedy {

    BigDecimal spend(Budget budget, List<CadenceSleeve> order, String reason, String clause);
}
