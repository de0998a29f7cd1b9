/** Runs: requested, listed, explained by trace and sentences, and replayed. Begin with {@code RunsHandler}. */
package ta.http.runs;
