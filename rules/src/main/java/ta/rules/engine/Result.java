package ta.rules.engine;

import java.util.Optional;
import ta.rules.decision.Decision;
import ta.rules.trace.Trace;

/** A decision and, when it was asked for, why. */
public record Result(Decision decision, Optional<Trace> trace) {}
