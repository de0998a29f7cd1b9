/**
 * What all commands share: the root command, reading files, and the handlers that turn every failure into one message
 * and an exit code instead of a stack trace. This package knows no command but the root. Begin with {@link Failures}.
 */
package ta.runtime.cli;
