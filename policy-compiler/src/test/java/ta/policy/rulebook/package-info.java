/**
 * Tests of the cases in the rulebook, one folder each. They are here and not beside the templates, since they need the
 * compiler to turn a policy into rules.
 */
package ta.policy.rulebook;
