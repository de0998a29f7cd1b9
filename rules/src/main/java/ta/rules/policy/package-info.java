/** The values of a valid policy, as the arithmetic reads them. The text of a policy is read and checked by the policy compiler; here is only what remains once nothing is wrong with it. */
package ta.rules.policy;
