package ta.rules.explanation;

import ta.rules.decision.Decision;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.snapshot.Snapshot;

/** What the sentences of an explanation are made from. */
record ExplanationContext(Policy policy, Snapshot snapshot, Decision decision, Money money, Reasons grounds) {

    /** A sleeve's own clause. */
    String clauseOf(String sleeve) {
        return "/sleeves/" + policy.sleeves().indexOf(policy.sleeve(sleeve));
    }

    /** The clause of an instrument of the policy. */
    String instrument(ListingId listing) {
        return "/instruments/"
                + policy.instruments().stream()
                        .map(Policy.Instrument::listing)
                        .toList()
                        .indexOf(listing);
    }

    /** The clause of a sleeve's band. */
    String bandOf(String sleeve) {
        return "/drift_bands/" + policy.sleeve(sleeve).driftBand();
    }
}
