/** What a changed policy says it changes. */
package ta.policy.diff;
