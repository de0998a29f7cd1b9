/**
 * Prices as commands: taken in from a folder of files, what the checks found of them, and what a person says to that. Every
 * price passes the gate of storage, whichever way it came.
 */
package ta.runtime.market;
