package ta.rules.decision;

import java.math.BigDecimal;

/** A sleeve's weight, as a fraction of one, once all orders are executed at their estimated amounts. */
public record ExpectedWeight(String sleeve, BigDecimal weight) {}
