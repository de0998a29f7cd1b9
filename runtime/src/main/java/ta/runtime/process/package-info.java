/**
 * What every process of an installation has, whatever it does: a row that says that it is there, and, for those that serve no API, a
 * small port for whoever watches them.
 */
package ta.runtime.process;
