/** Tests of sentences that need no policy; the policy compiler tests the explanations of decisions. */
package ta.rules.explanation;
