package ta.rules.decision;

import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.SleeveWeight;

/** A sleeve's weight, and where it stands against its band. */
public record SleeveReport(SleeveWeight weight, DriftStatus status) {}
