/**
 * Fires tasks at their times. Quartz only provides the timer: its triggers are set from the table every few seconds and
 * stored nowhere, and the transaction that a trigger starts checks by itself what is due. So any number of schedulers
 * may run, and one that was down only has to start. Begin with {@link TaskScheduler}.
 */
@NullMarked
package ta.runtime.scheduler;

import org.jspecify.annotations.NullMarked;
