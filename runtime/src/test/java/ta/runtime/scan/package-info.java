/** Histories with known faults, and what a scan says of them. */
package ta.runtime.scan;
