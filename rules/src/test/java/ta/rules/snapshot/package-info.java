/** Tests that a snapshot reports all its errors at once, each with its place. */
package ta.rules.snapshot;
