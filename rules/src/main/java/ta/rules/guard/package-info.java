/**
 * Guards: rules that the owner of a policy writes for themselves. Each becomes a rule of its own, which judges an order
 * after all other tests. What they may ask about is a vocabulary of facts, {@link ta.rules.guard.GuardFact}.
 */
@NullMarked
package ta.rules.guard;

import org.jspecify.annotations.NullMarked;
