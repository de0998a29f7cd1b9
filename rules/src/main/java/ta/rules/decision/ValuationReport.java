package ta.rules.decision;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.valuation.Valuation;

/**
 * What the portfolio is worth.
 *
 * @param drawdown a fraction of one
 * @param sleeves in policy order
 */
public record ValuationReport(Valuation valuation, BigDecimal drawdown, List<SleeveReport> sleeves) {}
