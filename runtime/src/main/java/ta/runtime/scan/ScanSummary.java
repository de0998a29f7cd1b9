package ta.runtime.scan;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;

/** The findings of one listing, counted by check, for people. */
final class ScanSummary {

    private record Count(Severity severity, long count, LocalDate first, LocalDate last) {

        private Count and(LocalDate date) {
            return new Count(severity, count + 1, first, date);
        }
    }

    private final ListingId listing;
    private final Map<Check, Count> byCheck = new TreeMap<>();
    private long closes;
    private long refused;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;

    ScanSummary(ListingId listing) {
        this.listing = listing;
    }

    void count(CloseFile.Close close) {
        closes++;
        from = from == null ? close.date() : from;
        to = close.date();
    }

    void found(ScannedDate date) {
        if (date.close() != null && !date.accepted()) {
            refused++;
        }
        for (CheckVerdict finding : date.findings()) {
            byCheck.merge(
                    finding.check(),
                    new Count(finding.severity(), 1, date.date(), date.date()),
                    (before, first) -> before.and(date.date()));
        }
    }

    String text() {
        StringBuilder text = new StringBuilder(listing.text() + ": " + Amounts.count(closes, "close", "closes")
                + (closes == 0 ? "" : " from " + from + " to " + to));
        if (byCheck.isEmpty()) {
            return text.append(", no findings.\n").toString();
        }
        text.append(
                refused == 0
                        ? ", all accepted.\n"
                        : ", " + Amounts.count(refused, "close", "closes") + " not accepted.\n");
        Table table = new Table("check", "severity", "dates>", "first", "last");
        byCheck.forEach((check, count) ->
                table.row(check.text(), count.severity().text(), count.count(), count.first(), count.last()));
        table.toString().lines().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }
}
