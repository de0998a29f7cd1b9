package ta.trials.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts the faults and their effects. */
final class Tally {

    private static final class Row {
        private int rounds;
        private Deaths deaths = Deaths.NONE;
        private int violations;
        private Duration longest = Duration.ZERO;
    }

    private final Map<Fault, Row> rows = new EnumMap<>(Fault.class);

    void add(Fault fault, Deaths deaths, int violations, Duration recovery) {
        Row row = rows.computeIfAbsent(fault, f -> new Row());
        row.rounds++;
        row.deaths = row.deaths.plus(deaths);
        row.violations += violations;
        row.longest = recovery.compareTo(row.longest) > 0 ? recovery : row.longest;
    }

    String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-22s %7s %15s %15s %6s %11s %17s%n",
                "fault",
                "rounds",
                "killed at work",
                "while starting",
                "halts",
                "violations",
                "longest recovery"));
        Row sum = new Row();
        rows.forEach((fault, row) -> {
            text.append(line(fault.name(), row));
            sum.rounds += row.rounds;
            sum.deaths = sum.deaths.plus(row.deaths);
            sum.violations += row.violations;
            sum.longest = row.longest.compareTo(sum.longest) > 0 ? row.longest : sum.longest;
        });
        return text.append(line("all", sum)).toString();
    }

    private static String line(String name, Row row) {
        return String.format(
                Locale.ROOT,
                "%-22s %7d %15d %15d %6d %11d %15.1f s%n",
                name,
                row.rounds,
                row.deaths.working(),
                row.deaths.starting(),
                row.deaths.halted(),
                row.violations,
                row.longest.toMillis() / 1000.0);
    }
}
