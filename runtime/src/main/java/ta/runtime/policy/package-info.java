/** {@code ta policy}: checks a policy, prints its compiled rules, compares two policies, and activates one. */
package ta.runtime.policy;
