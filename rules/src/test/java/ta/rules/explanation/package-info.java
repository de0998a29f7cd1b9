/** What can be said without a policy; decisions are explained in the tests of the policy compiler. */
package ta.rules.explanation;
