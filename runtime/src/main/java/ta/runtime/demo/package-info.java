/**
 * The first thing that a newcomer runs: a sample portfolio, three years old, served until Ctrl-C. Only its prices are simulated, and
 * it says so wherever they are seen; all else in it was done by the steps that a real portfolio takes.
 */
package ta.runtime.demo;
