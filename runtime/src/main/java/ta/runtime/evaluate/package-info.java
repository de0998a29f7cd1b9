/**
 * {@code ta evaluate}: decides snapshots by policies from files, without a database. It prints one decision, or reads a
 * line per snapshot and writes a line per decision, in memory that does not grow with the file. Begin with
 * {@link EvaluateCommand}.
 */
@NullMarked
package ta.runtime.evaluate;

import org.jspecify.annotations.NullMarked;
