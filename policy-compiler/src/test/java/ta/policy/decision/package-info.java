/** What is true of every decision, whatever the policy and the snapshot. */
package ta.policy.decision;
