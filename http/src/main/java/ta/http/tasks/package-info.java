/**
 * Scheduled tasks with their next slots: those of a portfolio for its members, those of the installation for
 * administrators.
 */
package ta.http.tasks;
