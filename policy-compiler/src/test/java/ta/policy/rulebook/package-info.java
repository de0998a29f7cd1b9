/**
 * The cases that stand beside the templates of the rulebook, one folder each. They are tested here and not beside the
 * templates, because it takes the compiler to make rules of a policy.
 */
package ta.policy.rulebook;
