/** Tests of the scan, over histories with known faults. */
package ta.runtime.scan;
