/**
 * What happens unattended: tasks with a cron over the wall clock of their zone, each with its slots. The rows are the truth; a
 * scheduler, or several, only ask at the right moment, and the transaction that takes a slot is the one that asks for its run.
 */
package ta.backoffice.tasks;
