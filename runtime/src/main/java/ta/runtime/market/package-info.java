/**
 * Commands for prices: refreshing them from a folder of files, showing the findings about them, and reviewing these.
 * Every price passes the same quality gate, whichever way it came.
 */
package ta.runtime.market;
