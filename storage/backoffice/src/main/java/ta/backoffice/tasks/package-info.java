/**
 * Tasks, which request runs and queue jobs on a schedule: a cron expression over the local time of their zone. A time
 * at which a task is due is a slot. One scheduler or several look for due tasks; the transaction that takes a slot also
 * requests its run, so each slot is taken once. Begin with {@link ta.backoffice.tasks.FireTask}.
 */
@NullMarked
package ta.backoffice.tasks;

import org.jspecify.annotations.NullMarked;
