/** Which network addresses the program may connect to, whatever the configuration says. */
@NullMarked
package ta.backoffice.network;

import org.jspecify.annotations.NullMarked;
