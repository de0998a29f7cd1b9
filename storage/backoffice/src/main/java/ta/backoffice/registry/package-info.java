/**
 * What can be held: instruments, their listings on venues, the terms in which those are quoted, and when the venues are open.
 * It is shared by all portfolios. Terms are appended, never changed: an old price is read in the terms of its own date.
 */
package ta.backoffice.registry;
