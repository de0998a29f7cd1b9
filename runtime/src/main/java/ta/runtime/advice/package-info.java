/**
 * The loop from a run to its fills: decide, look at what is recommended, ask why, record what was done. Why is told
 * from what was kept with the run, never worked out anew.
 */
package ta.runtime.advice;
