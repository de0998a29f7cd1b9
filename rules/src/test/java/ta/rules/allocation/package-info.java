/** Tests of how the last pennies are divided. */
package ta.rules.allocation;
