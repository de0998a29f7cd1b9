package ta.runtime.text;

import ta.rules.decision.Decision;
import ta.rules.explanation.Explanation;
import ta.rules.explanation.Money;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.snapshot.Snapshot;
import ta.runtime.settings.Visible;

/** What the sections of a decision's text use. */
record DecisionPage(Policy policy, Snapshot snapshot, Decision decision, Explanation explanation, Money money) {

    /** The name of an instrument in the policy and its ISIN; only the ISIN if the policy does not name it. */
    String instrument(ListingId listing) {
        return policy.instruments().stream()
                .filter(instrument -> instrument.listing().equals(listing))
                .map(instrument -> Visible.text(instrument.name()) + ", " + Visible.text(instrument.isin()))
                .findFirst()
                .or(() -> snapshot.constituents().stream()
                        .filter(constituent -> constituent.listing().equals(listing))
                        .map(constituent -> Visible.text(constituent.isin()))
                        .findFirst())
                .orElse("");
    }
}
