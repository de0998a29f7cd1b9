/**
 * Capital gains for tax in the United Kingdom: which units a sale disposes of, by the rules of share identification
 * (Taxation of Chargeable Gains Act 1992, sections 104, 105 and 106A). Begin with {@link ta.rules.gains.CapitalGains}.
 */
@NullMarked
package ta.rules.gains;

import org.jspecify.annotations.NullMarked;
