package ta.statement;

import java.util.Optional;

/**
 * A line that is not taken, and why.
 *
 * @param line from 1
 * @param code stable, as in the list of error codes
 * @param what what is wrong, as a sentence without its full stop
 * @param maybe what to do, as a sentence that begins with "Maybe"; empty if there is nothing to do
 * @param text the line's own cells, shortened, so that a person recognises it
 * @param row what the line says, if a person may take it all the same
 */
public record LeftOut(int line, String code, String what, String maybe, String text, Optional<StatementRow> row) {}
