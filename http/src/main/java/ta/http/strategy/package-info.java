/**
 * The policy of a portfolio: its versions from draft to retirement, their errors, previews, rules and differences.
 * Begin with {@code StrategyHandler} and {@code RulesHandler}.
 */
@NullMarked
package ta.http.strategy;

import org.jspecify.annotations.NullMarked;
