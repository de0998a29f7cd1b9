package ta.statement;

import java.util.List;

/**
 * A broker's file.
 *
 * @param template name of the template that read it
 * @param title the broker or program, for people
 * @param rows oldest first; of one moment, what comes in first
 * @param leftOut in the order of their lines
 * @param passedOver number of lines that are no transactions, such as headings of statements
 */
public record Statement(String template, String title, List<StatementRow> rows, List<LeftOut> leftOut, int passedOver) {

    public Statement {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }
}
