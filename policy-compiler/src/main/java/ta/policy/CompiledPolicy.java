package ta.policy;

import ta.policy.document.PolicyDocument;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.RuleText;

/**
 * A policy ready to run.
 *
 * @param document as it was written
 * @param text its rules, each with its place in the document
 * @param rules compiled; shared by all policies of the same hash, whatever their layout
 */
public record CompiledPolicy(PolicyDocument document, RuleText text, RuleSet rules) {

    public String sha256() {
        return rules.policySha256();
    }
}
