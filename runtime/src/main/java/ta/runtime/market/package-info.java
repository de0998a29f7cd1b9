/**
 * Commands for prices: refreshing them from a folder of files, showing the findings about them, and reviewing these.
 * Every price passes the same quality gate, whichever way it came.
 */
@NullMarked
package ta.runtime.market;

import org.jspecify.annotations.NullMarked;
