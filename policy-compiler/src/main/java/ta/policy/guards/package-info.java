/** Checks of {@code guards}: unique names, sleeves and listings that exist, conditions that can hold together. */
@NullMarked
package ta.policy.guards;

import org.jspecify.annotations.NullMarked;
