package ta.rules.decision;

import java.math.BigDecimal;

/** A sleeve's weight once all lines are executed at their estimates. */
public record ExpectedWeight(String sleeve, BigDecimal weight) {}
