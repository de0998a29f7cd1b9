/**
 * Checks of amounts of money. They have at most two decimals, as fills and statements do, so that no penny is left to
 * rounding.
 */
package ta.policy.amounts;
