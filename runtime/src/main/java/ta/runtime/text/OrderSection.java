package ta.runtime.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ta.rules.explanation.Because;
import ta.rules.explanation.Explanation;
import ta.rules.explanation.Figures;
import ta.rules.explanation.Words;
import ta.rules.order.Line;
import ta.runtime.settings.Visible;

/** The orders, as the user types them at the broker. Each one shows how it came to its amount, and its reasons. */
final class OrderSection {

    private static final String INDENT = "  ";
    private static final String DETAIL = "     ";

    private OrderSection() {}

    static String of(DecisionPage page) {
        StringBuilder text = new StringBuilder("Orders\n");
        List<Explanation.Order> orders = page.explanation().orders();
        for (int i = 0; i < orders.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(order(page, i + 1, orders.get(i)));
        }
        return text.toString();
    }

    private static String order(DecisionPage page, int seq, Explanation.Order order) {
        Line line = order.line();
        return INDENT + seq + "  " + Words.sentence(line.side().name().toLowerCase(Locale.ROOT)) + "  "
                + line.listing() + "  " + Figures.plain(line.estimatedUnits()) + " × "
                + page.money().text(line.priceBase()) + "  about "
                + page.money().text(line.estimatedAmount()) + "    " + page.instrument(line.listing()) + "\n"
                + waterfall(page, order)
                + reasons(order);
    }

    private static String waterfall(DecisionPage page, Explanation.Order order) {
        AlignedRows table = new AlignedRows("lrl");
        List<Explanation.Step> steps = order.waterfall();
        for (int i = 0; i < steps.size(); i++) {
            Explanation.Step step = steps.get(i);
            boolean less = step.amount().signum() < 0;
            table.row(
                    i == 0 ? "" : less ? "−" : "+",
                    page.money().text(step.amount().abs()),
                    Visible.text(step.because().sentence()));
        }
        table.row("=", page.money().text(order.line().estimatedAmount()), "the order");
        return table.text(DETAIL);
    }

    /** A clause is behind its sentence, or below it if the line would be too wide. */
    private static String reasons(Explanation.Order order) {
        StringBuilder text = new StringBuilder();
        Stream.concat(order.reasons().stream(), order.price().map(Explanation.Price::because).stream())
                .forEach(because -> text.append(reason(because)));
        return text.toString();
    }

    private static String reason(Because because) {
        String sentence = DETAIL + Visible.text(because.sentence());
        String clause = because.clause().orElse("");
        boolean fits = sentence.length() + clause.length() + INDENT.length() <= AlignedRows.PAGE;
        String between = clause.isEmpty() ? "" : fits ? INDENT : "\n" + DETAIL + INDENT;
        return sentence + between + clause + "\n";
    }
}
