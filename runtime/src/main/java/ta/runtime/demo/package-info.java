/**
 * The first command that a newcomer runs: a sample portfolio with three years of history, served until Ctrl-C. Only its
 * prices are simulated, and every page that shows them says so; the operations that a real portfolio uses created
 * everything else. Begin with {@link Demo}.
 */
@NullMarked
package ta.runtime.demo;

import org.jspecify.annotations.NullMarked;
