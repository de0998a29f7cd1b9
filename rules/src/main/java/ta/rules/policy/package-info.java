/**
 * The values of a valid policy, as the arithmetic reads them. The policy compiler reads and checks the text of a
 * policy; it makes these values only if it finds no error.
 */
@NullMarked
package ta.rules.policy;

import org.jspecify.annotations.NullMarked;
