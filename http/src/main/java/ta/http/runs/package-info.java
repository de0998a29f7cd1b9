/** Runs: requested, listed, explained by trace and sentences, and replayed. Begin with {@code RunsHandler}. */
@NullMarked
package ta.http.runs;

import org.jspecify.annotations.NullMarked;
