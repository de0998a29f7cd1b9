/**
 * Commands that freeze and unfreeze a portfolio, replay a past decision, and verify a whole database. Begin with
 * {@link Proof}.
 */
@NullMarked
package ta.runtime.proof;

import org.jspecify.annotations.NullMarked;
