/**
 * Commands that freeze and unfreeze a portfolio, replay a past decision, and verify a whole database. Begin with
 * {@link Proof}.
 */
package ta.runtime.proof;
