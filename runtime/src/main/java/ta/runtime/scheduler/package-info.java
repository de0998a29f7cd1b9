/**
 * Has the tasks done at their times. Quartz only says when to look: its triggers are made anew from the table every few seconds,
 * nothing of them is kept, and the transaction that a trigger leads to finds out for itself what is due. So any number of schedulers
 * may run, and one that was down has only to start.
 */
package ta.runtime.scheduler;
