/**
 * Checks of {@code constraints} against the rest of the policy: a default order must not buy what the policy forbids.
 */
@NullMarked
package ta.policy.constraints;

import org.jspecify.annotations.NullMarked;
