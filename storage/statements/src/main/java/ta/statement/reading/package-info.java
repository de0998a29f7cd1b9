/** Reads a statement: recognises its template, reads each line by it, and joins lines that say one thing together. */
@NullMarked
package ta.statement.reading;

import org.jspecify.annotations.NullMarked;
