package ta.runtime.text;

import java.util.List;
import java.util.Locale;
import ta.rules.order.Line;

/** The orders, as one types them at the broker, each with the way to its amount and its reasons. */
final class OrderSection {

    private static final String INDENT = "  ";
    private static final String DETAIL = "     ";

    private OrderSection() {}

    static String of(Page page) {
        StringBuilder text = new StringBuilder("Orders\n");
        List<Line> lines = page.decision().lines();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(order(page, i + 1, lines.get(i)));
        }
        return text.toString();
    }

    private static String order(Page page, int seq, Line line) {
        return INDENT + seq + "  " + Words.sentence(line.side().name().toLowerCase(Locale.ROOT)) + "  "
                + line.listing() + "  " + Figures.plain(line.estimatedUnits()) + " × "
                + page.money().text(line.priceBase()) + "  about "
                + page.money().text(line.estimatedAmount()) + "    " + page.instrument(line.listing()) + "\n"
                + waterfall(page, line)
                + reasons(page, line);
    }

    private static String waterfall(Page page, Line line) {
        Table table = new Table("lrl");
        List<Waterfall.Step> steps = Waterfall.of(page, line);
        for (int i = 0; i < steps.size(); i++) {
            Waterfall.Step step = steps.get(i);
            boolean less = step.amount().signum() < 0;
            table.row(
                    i == 0 ? "" : less ? "−" : "+",
                    page.money().text(step.amount().abs()),
                    step.why());
        }
        table.row("=", page.money().text(line.estimatedAmount()), "the order");
        return table.text(DETAIL);
    }

    /** A clause stands behind its sentence, or below it where the line would be wider than a page. */
    private static String reasons(Page page, Line line) {
        StringBuilder text = new StringBuilder();
        for (OrderReason.Because because : OrderReason.of(page, line)) {
            String sentence = DETAIL + because.sentence();
            boolean fits = sentence.length() + because.clause().length() + INDENT.length() <= Table.PAGE;
            String between = because.clause().isEmpty() ? "" : fits ? INDENT : "\n" + DETAIL + INDENT;
            text.append(sentence).append(between).append(because.clause()).append('\n');
        }
        return text.toString();
    }
}
