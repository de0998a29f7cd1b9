/**
 * Turns a valid policy into rules. Each kind of clause has its templates in a folder of the rulebook; a template is bound to
 * literals only, and a {@link ta.policy.emit.Literal} can only be made of a number, a date, a flag, a word of an enum or an
 * identifier. So no text of a policy ever becomes rule text. The head of each rule says which line of the policy it is from.
 */
package ta.policy.emit;
