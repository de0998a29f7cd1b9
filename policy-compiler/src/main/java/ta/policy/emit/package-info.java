/**
 * Turns a valid policy into rules. Each kind of clause has its templates in a folder of the rulebook. A template takes
 * only literals, and a {@link ta.policy.emit.Literal} can only be made from a number, a date, a flag, an enum constant
 * or an identifier, so no free text of a policy ever becomes rule text. Each rule shows the line of the policy that it
 * comes from.
 */
@NullMarked
package ta.policy.emit;

import org.jspecify.annotations.NullMarked;
