/**
 * The register of the program's running processes, so that users can see whether a worker and a scheduler are running.
 * Begin with {@link ta.backoffice.processes.Processes}.
 */
@NullMarked
package ta.backoffice.processes;

import org.jspecify.annotations.NullMarked;
