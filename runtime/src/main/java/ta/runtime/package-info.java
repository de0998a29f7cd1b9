/**
 * The processes, started by the launcher {@code ta}. This package puts the commands together in one place; each lives in a
 * package of its feature and is thin: it reads its arguments, calls what the modules below offer, and prints.
 */
package ta.runtime;
