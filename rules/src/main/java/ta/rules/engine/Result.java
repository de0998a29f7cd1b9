package ta.rules.engine;

import java.util.Optional;
import ta.rules.decision.Decision;
import ta.rules.trace.Trace;

/** A decision and, if it was asked for, its trace. */
public record Result(Decision decision, Optional<Trace> trace) {}
