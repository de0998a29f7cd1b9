/**
 * {@code ta evaluate}: decisions without a database, from a policy and snapshots in files. One decision for a person or a
 * program, or a stream of them: a line in, a line out, in order, in memory that does not grow with the file.
 */
package ta.runtime.evaluate;
