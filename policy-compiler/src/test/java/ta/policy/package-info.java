/**
 * Reading of policies, as a whole. Each folder under {@code cases} holds a policy and what {@code policy check} says to
 * it, compared as whole texts; the golden files of the specification are compared where they are at hand.
 */
package ta.policy;
