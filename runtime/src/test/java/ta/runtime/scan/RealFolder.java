package ta.runtime.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of real series, outside of the source tree; the tests that need it are skipped without it. */
final class RealFolder {

    private static final int LONG_ENOUGH = 500;

    /** The series EZJ-L-2020-04 is in pence before this day, and in pounds from it on. */
    private static final LocalDate POUNDS_FROM = LocalDate.parse("2020-04-22");

    private RealFolder() {}

    static Optional<Path> data() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            if (Files.isDirectory(data.resolve("dq-cases/yfinance/normalised"))) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    /** Each case once: of a pair with equal closes, only one is used. */
    static List<RealSeries> cases(Path data) {
        List<RealSeries> found = new ArrayList<>();
        Set<Map<LocalDate, BigDecimal>> seen = new HashSet<>();
        for (Path file : files(data.resolve("dq-cases/yfinance/normalised"))) {
            String name = file.getFileName().toString().replace(".csv", "");
            Map<LocalDate, BigDecimal> closes = RealSeries.closes(file);
            Path fixed = file.resolveSibling(name.replace("_bad", "_fixed") + ".csv");
            if (seen.add(closes)) {
                found.add(RealSeries.of(name, closes, RealSeries.closes(fixed)));
            }
        }
        for (Path file : files(data.resolve("dq-cases/issue-quotes"))) {
            Map<LocalDate, BigDecimal> closes = RealSeries.closes(file);
            Map<LocalDate, BigDecimal> repaired = new TreeMap<>(closes);
            repaired.replaceAll((date, close) -> date.isBefore(POUNDS_FROM) ? close : close.movePointRight(2));
            found.add(RealSeries.of(file.getFileName().toString().replace(".csv", ""), closes, repaired));
        }
        return found;
    }

    static List<RealSeries> funds(Path data) {
        return files(data.resolve("prices")).stream()
                .map(file -> {
                    Map<LocalDate, BigDecimal> closes = RealSeries.closes(file);
                    return RealSeries.of(file.getFileName().toString().replace(".csv", ""), closes, closes);
                })
                .toList();
    }

    /**
     * Adds faults by a factor of a hundred to long series without faults: every fiftieth close, then a block of a
     * quarter, then one of a year.
     */
    static List<RealSeries> injected(List<RealSeries> series) {
        List<RealSeries> found = new ArrayList<>();
        for (RealSeries clean : series) {
            boolean isClean = !clean.has(RealSeries.Fault.UNIT) && !clean.has(RealSeries.Fault.OTHER);
            if (isClean && clean.rows().size() >= LONG_ENOUGH) {
                for (Injection injection : Injection.values()) {
                    found.add(injection.into(clean));
                }
            }
        }
        return found;
    }

    enum Injection {
        SINGLE_ROWS,
        A_QUARTER,
        A_YEAR;

        private RealSeries into(RealSeries clean) {
            Map<LocalDate, BigDecimal> right = new TreeMap<>();
            Map<LocalDate, BigDecimal> wrong = new TreeMap<>();
            for (int i = 0; i < clean.rows().size(); i++) {
                RealSeries.ScoredClose row = clean.rows().get(i);
                right.put(row.date(), row.close());
                wrong.put(row.date(), row.close().movePointRight(shift(i)));
            }
            return RealSeries.of(name() + " " + clean.name(), wrong, right);
        }

        private int shift(int row) {
            return switch (this) {
                case SINGLE_ROWS -> row % 50 != 49 ? 0 : row % 100 == 99 ? 2 : -2;
                case A_QUARTER -> row >= 100 && row < 163 ? -2 : 0;
                case A_YEAR -> row >= 100 && row < 352 ? 2 : 0;
            };
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
