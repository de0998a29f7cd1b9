/**
 * From the text of a policy to its values. {@link ta.policy.PolicyReader} is the way in: it reads a file, checks it, and
 * gives either the policy, defaults filled in, or all its errors at once. The checks lie in one package for each kind of
 * clause and are listed in {@code PolicyChecks}.
 */
package ta.policy;
