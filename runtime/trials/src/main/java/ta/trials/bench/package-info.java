/**
 * Measures time and memory allocation; {@code docs/operations.md} says how to run it. Nothing here asserts a time,
 * because times depend on the machine. The generated portfolios have a test. Begin with {@link DecisionBenchmark}.
 */
package ta.trials.bench;
