/** Reviews against servers on this machine that answer well, badly or not at all. */
package ta.runtime.review;
