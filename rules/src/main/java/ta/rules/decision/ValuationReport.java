package ta.rules.decision;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.valuation.Valuation;

/** What the portfolio is worth, and how its sleeves stand, in policy order. */
public record ValuationReport(Valuation valuation, BigDecimal drawdown, List<SleeveReport> sleeves) {}
