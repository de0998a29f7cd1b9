/** {@code ta policy}: whether a policy is valid, which rules it becomes, and what changes from one to another. */
package ta.runtime.policy;
