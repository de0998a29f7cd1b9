/** {@code ta policy}: checks a policy, prints its compiled rules, compares two policies, and activates one. */
@NullMarked
package ta.runtime.policy;

import org.jspecify.annotations.NullMarked;
