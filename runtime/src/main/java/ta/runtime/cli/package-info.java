/**
 * What all commands share: the root command, reading files, and the handlers that turn every failure into one message
 * and an exit code instead of a stack trace. This package knows no command but the root. Begin with {@link Failures}.
 */
@NullMarked
package ta.runtime.cli;

import org.jspecify.annotations.NullMarked;
