package ta.runtime.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.rules.finding.CheckVerdict;
import ta.rules.json.Decimals;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Values;
import ta.runtime.report.Tree;

/**
 * A date with findings.
 *
 * @param close null if there is none
 * @param reference the last accepted close, with which this one was compared; null if there is none yet
 * @param accepted whether the next close is compared with this one
 */
record ScannedDate(
        ListingId listing,
        LocalDate date,
        @Nullable BigDecimal close,
        @Nullable BigDecimal reference,
        List<CheckVerdict> findings,
        boolean accepted) {

    ObjectNode json() {
        return Tree.object(
                "listing",
                listing,
                "date",
                date,
                "close",
                text(close),
                "reference",
                text(reference),
                "findings",
                Tree.array(findings, ScannedDate::json),
                "accepted",
                accepted);
    }

    private static @Nullable String text(@Nullable BigDecimal price) {
        return price == null ? null : Decimals.text(price);
    }

    private static ObjectNode json(CheckVerdict finding) {
        return Tree.object(
                "check", finding.check().text(),
                "severity", finding.severity().text(),
                "observed", Values.text(finding.observed()),
                "limit", Values.text(finding.limit()));
    }
}
