/**
 * Scheduled tasks with their next slots: those of a portfolio for its members, those of the installation for
 * administrators.
 */
@NullMarked
package ta.http.tasks;

import org.jspecify.annotations.NullMarked;
