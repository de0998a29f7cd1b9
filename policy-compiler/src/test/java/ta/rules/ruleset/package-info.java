/** Tests of the rules of whole policies. */
package ta.rules.ruleset;
