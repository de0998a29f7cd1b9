/** Where pennies go. */
package ta.rules.allocation;
