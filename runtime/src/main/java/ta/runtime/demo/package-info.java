/**
 * The loop for who wants to see it: a sample portfolio and a simulated market, month after month. Only the prices are made up;
 * every step is the one that a real portfolio takes.
 */
package ta.runtime.demo;
