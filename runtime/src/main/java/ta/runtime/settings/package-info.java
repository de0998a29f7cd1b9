/**
 * The configuration of a process, how it is refused if it is invalid, and the exit codes. Begin with
 * {@link Environment}.
 */
package ta.runtime.settings;
