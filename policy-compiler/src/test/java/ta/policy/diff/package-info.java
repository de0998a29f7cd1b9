/** Tests of the comparison of two policies. */
package ta.policy.diff;
