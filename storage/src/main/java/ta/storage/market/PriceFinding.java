package ta.storage.market;

import java.time.Instant;
import java.util.UUID;
import ta.rules.finding.CheckVerdict;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Values;

/** What a check found of an observation, for one portfolio. */
public record PriceFinding(ListingId listing, UUID pricePointId, Instant asOf, CheckVerdict verdict) {

    /** For a person: which price, which check, what it saw and what it holds against it. */
    public String sentence() {
        String seen = verdict.observed() == null ? "" : ": " + Values.text(verdict.observed());
        String limit = verdict.limit() == null ? "" : " against " + Values.text(verdict.limit());
        return listing + " " + verdict.kind() + " of " + asOf + ", "
                + verdict.check().text() + " (" + verdict.severity().text() + ")" + seen + limit;
    }
}
