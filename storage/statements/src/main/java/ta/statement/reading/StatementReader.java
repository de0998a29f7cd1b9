package ta.statement.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ta.statement.LeftOut;
import ta.statement.Statement;
import ta.statement.StatementRow;
import ta.statement.UnreadableStatementException;
import ta.statement.source.CsvTables;
import ta.statement.source.Document;
import ta.statement.source.Form;
import ta.statement.source.Line;
import ta.statement.source.Lines;
import ta.statement.source.TextLines;
import ta.statement.template.Kind;
import ta.statement.template.RowRule;
import ta.statement.template.Template;
import ta.statement.template.Templates;

/** Reads a broker's file into rows of the common shape. */
public final class StatementReader {

    private static final int COLUMNS_MAX = 1000;

    private final Template template;
    private final String account;
    private final LineReader reader;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int passedOver;

    private StatementReader(Template template, String account) {
        this.template = template;
        this.account = account;
        this.reader = new LineReader(template, account);
    }

    /**
     * Recognises the broker and reads the file.
     *
     * @param name of the file
     * @param chosen a template, if the file shall not be recognised
     * @param account the account's currency, three letters
     * @throws UnreadableStatementException {@code UNREADABLE_FILE} or {@code UNKNOWN_STATEMENT}
     */
    public static Statement read(String name, byte[] bytes, Optional<Template> chosen, String account)
            throws UnreadableStatementException {
        Document document = Document.of(name, bytes);
        CsvTables tables = new CsvTables(document.text());
        List<Template> candidates = chosen.map(List::of).orElseGet(Templates::all);
        for (Template template : candidates) {
            Optional<List<Line>> lines = lines(template, document, tables);
            if (lines.isPresent()) {
                return new StatementReader(template, account).statement(lines.get());
            }
        }
        throw unknown(document, tables, chosen);
    }

    /** The lines, if the document is one that the template reads. */
    private static Optional<List<Line>> lines(Template template, Document document, CsvTables tables)
            throws UnreadableStatementException {
        switch (template.form()) {
            case CSV -> {
                if (document.form() != Form.CSV && document.form() != Form.TEXT) {
                    return Optional.empty();
                }
                if (!template.tables().stream().allMatch(columns -> tables.hasLine(columns))) {
                    return Optional.empty();
                }
                Optional<CsvTables.Table> table = template.headers().stream()
                        .flatMap(columns -> tables.find(columns).stream())
                        .findFirst();
                return table.isPresent() ? Optional.of(tables.lines(table.get(), template.tables())) : Optional.empty();
            }
            case TEXT -> {
                boolean recognised = (document.form() == Form.TEXT || document.form() == Form.CSV)
                        && template.recognise()
                                .orElseThrow()
                                .matcher(document.text())
                                .find();
                return recognised ? Optional.of(TextLines.find(document.text(), template.lines())) : Optional.empty();
            }
            default -> {
                return template.form() == document.form() ? Optional.of(Lines.of(document)) : Optional.empty();
            }
        }
    }

    private static UnreadableStatementException unknown(
            Document document, CsvTables tables, Optional<Template> chosen) {
        String columns = document.form() == Form.CSV
                ? "; its columns are "
                        + clipped(String.join(", ", tables.guess().columns()))
                : "";
        return chosen.isPresent()
                ? new UnreadableStatementException(
                        "UNKNOWN_STATEMENT",
                        "the file is not one of " + chosen.get().title() + columns,
                        "Maybe leave the template to be recognised.")
                : new UnreadableStatementException(
                        "UNKNOWN_STATEMENT",
                        "no template knows this file" + columns,
                        "Maybe choose the broker or program, or make a template that names the columns.");
    }

    private static String clipped(String columns) {
        return columns.length() > COLUMNS_MAX ? columns.substring(0, COLUMNS_MAX) + " …" : columns;
    }

    private Statement statement(List<Line> lines) {
        continued(lines).forEach(this::read);
        List<Draft> joined = new Joins(account, drafts).joined(template.joined());
        RowMaker maker = new RowMaker(account, template.signed());
        List<StatementRow> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Draft draft : joined) {
            try {
                StatementRow row = maker.row(draft);
                if (isRepeated(draft, seen)) {
                    leftOut.add(repeated(draft, row));
                } else {
                    rows.add(row);
                }
            } catch (BadLineException e) {
                leaveOut(draft.line(), e);
            }
        }
        rows.sort(StatementRow.ORDER);
        leftOut.sort(Comparator.comparingInt(LeftOut::line));
        return new Statement(template.name(), template.title(), rows, leftOut, passedOver);
    }

    private List<Line> continued(List<Line> lines) {
        if (template.continued().isEmpty()) {
            return lines;
        }
        List<String> columns = List.of(template.continued().get().split("\\|"));
        List<Line> whole = new ArrayList<>();
        for (Line line : lines) {
            List<String> filled = line.cells().keySet().stream()
                    .filter(column -> !line.cell(column).isEmpty())
                    .toList();
            if (!whole.isEmpty() && filled.size() == 1 && columns.contains(filled.get(0))) {
                String column = filled.get(0);
                whole.get(whole.size() - 1).cells().merge(column, line.cell(column), String::concat);
            } else {
                whole.add(line);
            }
        }
        return whole;
    }

    private void read(Line line) {
        if (line.cells().values().stream().allMatch(String::isEmpty)) {
            return;
        }
        Optional<RowRule> rule = template.rule(line);
        try {
            if (rule.isEmpty()) {
                throw new BadLineException(
                        "UNKNOWN_ROW",
                        template.title() + " writes no such line that is known",
                        "Maybe enter it by hand, if it moved money or units.");
            }
            if (rule.get().leaveOut().isPresent()) {
                throw new BadLineException("NOT_TAKEN", rule.get().leaveOut().get(), "Maybe enter it by hand.");
            }
            if (rule.get().is() == Kind.NOTHING) {
                passedOver++;
            } else {
                drafts.add(reader.read(line, rule.get()));
            }
        } catch (BadLineException e) {
            leaveOut(line, e);
        }
    }

    /**
     * Whether it says with the broker's number of a transaction what another line has said. Lines without a number are
     * no repetitions, however equal they are, nor are parts of one order that differ.
     */
    private boolean isRepeated(Draft draft, Set<String> seen) {
        return draft.reference().isPresent()
                && !template.joined()
                && !seen.add(draft.reference().get() + draft.line().cells());
    }

    private static LeftOut repeated(Draft draft, StatementRow row) {
        return new LeftOut(
                draft.line().number(),
                "ROW_REPEATED",
                "the transaction " + draft.reference().orElseThrow() + " stands in the file already",
                "Maybe take it all the same, if it is another part of that order.",
                draft.line().text(),
                Optional.of(row));
    }

    private void leaveOut(Line line, BadLineException why) {
        leftOut.add(
                new LeftOut(line.number(), why.code(), why.getMessage(), why.maybe(), line.text(), Optional.empty()));
    }
}
