/**
 * What a portfolio was worth at each close and what its owner earned: reads its book from the database and computes the
 * performance. Begin with {@link ta.backoffice.valuation.PortfolioPerformance}.
 */
@NullMarked
package ta.backoffice.valuation;

import org.jspecify.annotations.NullMarked;
