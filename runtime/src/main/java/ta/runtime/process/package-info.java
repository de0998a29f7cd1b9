/**
 * What every process of an installation has: a row in the register that shows that it is alive and, for processes
 * without the API, a small health port for monitoring. Begin with {@link Vitals}.
 */
@NullMarked
package ta.runtime.process;

import org.jspecify.annotations.NullMarked;
