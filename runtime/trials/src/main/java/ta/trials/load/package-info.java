/**
 * How much the service bears: the real one in a process of its own, over a PostgreSQL that waits for the disk, and beside it what the
 * same database does without it. {@code docs/operations.md} says how to run it. It asserts no time; it fails when something was lost.
 */
package ta.trials.load;
