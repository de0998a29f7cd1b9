package ta.runtime.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series of real closes, and which of them are wrong. That is known from the repaired version of the series, if there
 * is one, and from the level: no close falls to a tenth or rises tenfold between two rows and is still right. Of two
 * levels, the one with fewer rows is wrong.
 */
record RealSeries(String name, List<ScoredClose> rows) {

    enum Fault {
        NONE,
        /** A factor of a hundred, such as pence for pounds. */
        UNIT,
        /** Another factor, such as a split that was applied to some rows only. */
        OTHER
    }

    record ScoredClose(LocalDate date, BigDecimal close, Fault fault) {}

    private static final double SAME = 1e-6;
    private static final double LEVEL = 10;

    /** Of several rows of a date, the last is the close. Rows without a close are left out. */
    static Map<LocalDate, BigDecimal> closes(Path file) {
        Map<LocalDate, BigDecimal> closes = new TreeMap<>();
        try {
            List<String> lines = Files.readAllLines(file);
            int column = List.of(lines.get(0).split(",")).indexOf("close");
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                if (!cells[column].isEmpty()) {
                    closes.put(LocalDate.parse(cells[0].substring(0, 10)), new BigDecimal(cells[column]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return closes;
    }

    static RealSeries of(String name, Map<LocalDate, BigDecimal> closes, Map<LocalDate, BigDecimal> repaired) {
        Map<LocalDate, Fault> faults = byLevel(repaired);
        List<ScoredClose> rows = new ArrayList<>();
        closes.forEach((date, close) -> {
            BigDecimal right = repaired.get(date);
            boolean same = right == null || Math.abs(ratio(close, right) - 1) < SAME;
            rows.add(new ScoredClose(date, close, same ? faults.get(date) : fault(ratio(close, right))));
        });
        return new RealSeries(name, rows);
    }

    boolean has(Fault fault) {
        return rows.stream().anyMatch(row -> row.fault() == fault);
    }

    private static Map<LocalDate, Fault> byLevel(Map<LocalDate, BigDecimal> closes) {
        Map<LocalDate, Double> levels = new TreeMap<>();
        Map<Double, Long> sizes = new TreeMap<>();
        double level = 1;
        BigDecimal before = null;
        for (Map.Entry<LocalDate, BigDecimal> close : closes.entrySet()) {
            double step = before == null ? 1 : ratio(close.getValue(), before);
            if (Math.max(step, 1 / step) >= LEVEL) {
                // Back at the first level, whatever the price did meanwhile: a series has only two levels.
                level = level == 1 ? step : 1;
            }
            before = close.getValue();
            levels.put(close.getKey(), level);
            sizes.merge(level, 1L, Long::sum);
        }
        long others = closes.size() - sizes.getOrDefault(1.0, 0L);
        boolean firstIsRight = others * 2 <= closes.size();
        Map<LocalDate, Fault> faults = new TreeMap<>();
        double away =
                sizes.keySet().stream().filter(size -> size != 1).findFirst().orElse(1.0);
        levels.forEach((date, at) ->
                faults.put(date, (at == 1) == firstIsRight ? Fault.NONE : fault(at == 1 ? 1 / away : at)));
        return faults;
    }

    private static Fault fault(double ratio) {
        double factor = Math.max(ratio, 1 / ratio);
        return factor >= 70 && factor <= 140 ? Fault.UNIT : Fault.OTHER;
    }

    private static double ratio(BigDecimal close, BigDecimal other) {
        return close.doubleValue() / other.doubleValue();
    }
}
