/**
 * What is true of every trace, whatever the policy and the snapshot: the invariants of the specification's section 12.
 */
package ta.policy.trace;
