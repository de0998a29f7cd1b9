/**
 * How a command reaches the database, and for which user: the configured server or an embedded one, the user, the
 * portfolio. An error of the database becomes one clear message with its exit code here. Begin with {@link Connect}.
 */
@NullMarked
package ta.runtime.session;

import org.jspecify.annotations.NullMarked;
