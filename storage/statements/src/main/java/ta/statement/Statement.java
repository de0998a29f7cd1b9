package ta.statement;

import java.util.List;
import java.util.stream.Stream;

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

    /** The lines that are left out as long as no person takes them. */
    public List<LeftOut> doubtful() {
        return leftOut.stream().filter(line -> line.row().isPresent()).toList();
    }

    /** With the doubtful lines as rows. */
    public Statement withDoubtful() {
        return new Statement(
                template,
                title,
                Stream.concat(rows.stream(), leftOut.stream().flatMap(line -> line.row().stream()))
                        .sorted(StatementRow.ORDER)
                        .toList(),
                leftOut.stream().filter(line -> line.row().isEmpty()).toList(),
                passedOver);
    }
}
