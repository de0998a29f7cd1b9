package ta.runtime.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.strategy.PolicyFile;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.runtime.settings.Visible;

/**
 * A policy with the changes that a model suggests. Each replaces one value that exists; the rest of the text stays.
 *
 * @param text the valid policy; empty if there is none
 * @param why why there is none; empty if nothing was suggested
 */
record SuggestedPolicy(Optional<String> text, Optional<String> why) {

    static SuggestedPolicy of(PolicyDocument policy, List<ReviewOutcome.Change> changes) {
        if (changes.isEmpty()) {
            return new SuggestedPolicy(Optional.empty(), Optional.empty());
        }
        PolicyDocument changed = policy;
        try {
            for (ReviewOutcome.Change change : changes) {
                if (!ReviewReply.exists(changed.root(), change.clause())) {
                    return none("one of them is for a clause that does not exist");
                }
                String text = changed.replaced(change.clause(), change.value());
                changed = PolicyDocument.parse(PolicyFile.NAME, text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (NotJsonException e) {
            return none("they cannot be read as a policy");
        }
        if (changed.root().equals(policy.root())) {
            return none("they change nothing");
        }
        PolicyResult read = PolicyReader.read(PolicyFile.NAME, changed.bytes());
        if (read instanceof PolicyResult.Invalid invalid) {
            int errors = invalid.errors().size() + invalid.moreErrors();
            return none("the policy would have " + errors + (errors == 1 ? " error" : " errors") + ", the first: "
                    + invalid.errors().get(0).message());
        }
        return new SuggestedPolicy(Optional.of(changed.source().text()), Optional.empty());
    }

    private static SuggestedPolicy none(String why) {
        return new SuggestedPolicy(
                Optional.empty(),
                Optional.of("The suggested changes of the policy were left out: " + Visible.text(why) + "."));
    }
}
