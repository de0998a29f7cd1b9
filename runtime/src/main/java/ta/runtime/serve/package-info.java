/**
 * The long-running processes of an installation: {@code serve} with the API and, unless they are separate, a worker and
 * a scheduler; {@code worker}; and {@code scheduler}. All stop on Ctrl-C or SIGTERM. Begin with {@link Service}.
 */
@NullMarked
package ta.runtime.serve;

import org.jspecify.annotations.NullMarked;
