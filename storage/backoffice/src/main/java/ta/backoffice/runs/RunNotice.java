package ta.backoffice.runs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.backoffice.notice.TaskName;
import ta.rules.decision.Decision;
import ta.rules.explanation.FindingText;
import ta.rules.finding.CheckVerdict;
import ta.rules.order.Line;

/** The title and the body of the notice about a run. */
record RunNotice(String title, String body) {

    /** A notice is short; the page of the run has the rest. */
    private static final int SHOWN = 10;

    static RunNotice of(RunTask task, Decision decision) {
        String name = TaskName.of(task.name());
        return switch (decision.outcome()) {
            case RECOMMENDATION ->
                new RunNotice(
                        name + ": " + count(decision.lines().size(), "order") + " to place", orders(decision.lines()));
            case BLOCKED -> new RunNotice(name + ": stopped by what the checks found", findings(decision.findings()));
            case FROZEN ->
                new RunNotice(name + ": nothing decided, the portfolio is frozen", findings(decision.findings()));
            case NO_ACTION -> new RunNotice(name + ": nothing to do", findings(decision.findings()));
        };
    }

    /** A notice about new critical findings; empty if there are none. */
    static Optional<RunNotice> of(List<CheckVerdict> fresh) {
        return fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunNotice(count(fresh.size(), "critical finding"), findings(fresh)));
    }

    private static String orders(List<Line> lines) {
        return lines.stream().limit(SHOWN).map(RunNotice::order).collect(Collectors.joining(" ")) + rest(lines.size());
    }

    private static String order(Line line) {
        BigDecimal units = line.estimatedUnits().stripTrailingZeros();
        String side = line.side().name();
        return side.charAt(0) + side.substring(1).toLowerCase(Locale.ROOT) + " " + units.toPlainString() + " "
                + line.listing().text() + ".";
    }

    private static String findings(List<CheckVerdict> findings) {
        if (findings.isEmpty()) {
            return "The checks found nothing.";
        }
        return findings.stream().limit(SHOWN).map(FindingText::of).collect(Collectors.joining(" "))
                + rest(findings.size());
    }

    private static String rest(int size) {
        return size <= SHOWN ? "" : " And " + (size - SHOWN) + " more.";
    }

    private static String count(int size, String noun) {
        return size + " " + noun + (size == 1 ? "" : "s");
    }
}
