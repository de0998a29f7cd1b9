/**
 * Measures how much load the service bears: the real one in a process of its own, on a PostgreSQL with fsync, and
 * beside it what the same database does without it. {@code docs/operations.md} says how to run it. It asserts no time;
 * it fails if anything was lost. Begin with {@link ApiLoad}.
 */
package ta.trials.load;
