/**
 * How long things take, and how much memory they turn over; {@code docs/operations.md} says how to run it. Nothing here
 * asserts a time, for a time is a property of a machine. The generated portfolios are tested as others are.
 */
package ta.trials.bench;
