/** Tests of compiled rules and the bases that they are joined to. */
package ta.rules.ruleset;
