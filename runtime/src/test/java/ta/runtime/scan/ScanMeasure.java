package ta.runtime.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ta.backoffice.registry.VenueCalendar;
import ta.rules.engine.GateSession;
import ta.rules.finding.Check;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.RuleSet;

/**
 * What a scan found in a series.
 *
 * @param unit faults by a factor of a hundred
 * @param other all other faults
 * @param refused right closes that were not accepted
 * @param warned right closes with a warning, by check
 * @param missing sessions without a close
 */
record ScanMeasure(
        String name, int rows, Faults unit, Faults other, int refused, Map<Check, Integer> warned, int missing) {

    /**
     * Wrong rows. A run of them counts as found if its first row is.
     *
     * @param flagged rows that were accepted with a warning
     */
    record Faults(int rows, int found, int flagged, int runs, int runsFound) {

        private Faults plus(Faults more) {
            return new Faults(
                    rows + more.rows,
                    found + more.found,
                    flagged + more.flagged,
                    runs + more.runs,
                    runsFound + more.runsFound);
        }
    }

    /** The sum of all. */
    static ScanMeasure sum(String name, List<ScanMeasure> all) {
        Map<Check, Integer> warned = new TreeMap<>();
        ScanMeasure sum = new ScanMeasure(name, 0, new Faults(0, 0, 0, 0, 0), new Faults(0, 0, 0, 0, 0), 0, warned, 0);
        for (ScanMeasure one : all) {
            one.warned.forEach((check, count) -> warned.merge(check, count, Integer::sum));
            sum = new ScanMeasure(
                    name,
                    sum.rows + one.rows,
                    sum.unit.plus(one.unit),
                    sum.other.plus(one.other),
                    sum.refused + one.refused,
                    warned,
                    sum.missing + one.missing);
        }
        return sum;
    }

    /** The factor between two closes has no unit, so all are read as pounds. */
    static ScanMeasure of(RuleSet rules, RealSeries series, Optional<VenueCalendar> calendar) {
        List<ScannedDate> found = new ArrayList<>();
        try (GateSession gate = new GateSession(rules)) {
            ListingScan scan = new ListingScan(
                    gate, new ListingId("XLON:CASE"), "GBP", "GBP", calendar, RateHistory.of(List.of()), found::add);
            series.rows().forEach(row -> scan.take(new CloseFile.Close(row.date(), row.close())));
        }
        Map<LocalDate, ScannedDate> byDate = new HashMap<>();
        int missing = 0;
        for (ScannedDate date : found) {
            if (date.close() == null) {
                missing++;
            } else {
                byDate.put(date.date(), date);
            }
        }
        int refused = 0;
        Map<Check, Integer> warned = new TreeMap<>();
        for (RealSeries.ScoredClose row : series.rows()) {
            ScannedDate date = byDate.get(row.date());
            if (date != null && row.fault() == RealSeries.Fault.NONE) {
                refused += date.accepted() ? 0 : 1;
                date.findings().stream()
                        .filter(finding -> finding.severity() != Severity.CRITICAL)
                        .forEach(finding -> warned.merge(finding.check(), 1, Integer::sum));
            }
        }
        return new ScanMeasure(
                series.name(),
                series.rows().size(),
                faults(series, byDate, RealSeries.Fault.UNIT),
                faults(series, byDate, RealSeries.Fault.OTHER),
                refused,
                warned,
                missing);
    }

    private static Faults faults(RealSeries series, Map<LocalDate, ScannedDate> byDate, RealSeries.Fault fault) {
        Faults faults = new Faults(0, 0, 0, 0, 0);
        RealSeries.Fault before = RealSeries.Fault.NONE;
        for (RealSeries.ScoredClose row : series.rows()) {
            if (row.fault() == fault) {
                ScannedDate date = byDate.get(row.date());
                int found = date != null && !date.accepted() ? 1 : 0;
                int flagged = date != null && date.accepted() ? 1 : 0;
                int begins = before == fault ? 0 : 1;
                faults = faults.plus(new Faults(1, found, flagged, begins, begins * found));
            }
            before = row.fault();
        }
        return faults;
    }

    /** A row of a table in Markdown. */
    String line() {
        return "| " + name + " | " + rows + " | " + text(unit) + " | " + text(other) + " | " + refused + " | "
                + (warned.isEmpty()
                        ? "–"
                        : warned.toString().toLowerCase(Locale.ROOT).replaceAll("[{}]", ""))
                + " | " + missing + " |";
    }

    private static String text(Faults faults) {
        return faults.rows == 0
                ? "–"
                : faults.found + " of " + faults.rows + " in " + faults.runsFound + " of " + faults.runs
                        + (faults.flagged == 0 ? "" : ", " + faults.flagged + " flagged");
    }
}
