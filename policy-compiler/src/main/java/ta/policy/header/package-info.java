/**
 * Checks of a policy's currencies and time zone. The lists of valid names are those of the JDK, so a policy is judged
 * alike wherever the same version of Java runs.
 */
@NullMarked
package ta.policy.header;

import org.jspecify.annotations.NullMarked;
