package ta.rules.trace;

import java.util.List;

/** A compiled rule that fired: what it matched and what it concluded. */
public record FiredRule(String rule, List<Fact> matched, List<Fact> concluded) {}
