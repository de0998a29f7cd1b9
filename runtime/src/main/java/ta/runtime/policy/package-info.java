/**
 * {@code ta policy}: checks a policy, prints its compiled rules or its manifesto, compares two policies, activates
 * one, and prints the samples.
 */
@NullMarked
package ta.runtime.policy;

import org.jspecify.annotations.NullMarked;
