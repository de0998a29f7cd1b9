/**
 * What a broker's file says, in a common shape: {@link ta.statement.Statement} with its rows, and the lines that were
 * left out. {@link ta.statement.reading.StatementReader} reads one. Knows no database and no registry.
 */
@NullMarked
package ta.statement;

import org.jspecify.annotations.NullMarked;
