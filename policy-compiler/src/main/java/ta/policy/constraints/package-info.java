/**
 * Checks of {@code constraints} against the rest of the policy: what the policy forbids, it must not order by default.
 */
package ta.policy.constraints;
