package ta.http.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.QuoteUnits;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.runs.SettleTerms;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.strategy.RuleShapes.PolicyPreview;
import ta.http.strategy.RuleShapes.PolicyTried;
import ta.http.strategy.Tried;
import ta.rules.portfolio.Task;

/** What the checks found of prices, and what people say of it, for their portfolio alone. */
public final class QuarantineHandler {

    private final ActivePolicies policies;

    public QuarantineHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public List<PriceShapes.Finding> list(Call call, Transaction tx) {
        return Findings.of(tx, call.portfolio().id(), call.flag("all")).stream()
                .map(QuarantineHandler::shape)
                .toList();
    }

    public PriceShapes.Resolved resolve(Call call, Transaction tx) {
        int released = answer(call, tx);
        return new PriceShapes.Resolved(shape(Findings.one(tx, call.portfolio().id(), call.id("finding"))), released);
    }

    /** Today's decision as it is, and as it would be; a freeze, which such a price may have brought, hides neither. */
    public PolicyPreview preview(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        Task task = call.query("task").isPresent() ? TrialDecision.task(call) : Task.MONTHLY_ALLOCATION;
        PolicyTried now = TrialDecision.thawed(tx, portfolio, policies, task);
        PolicyTried then = tx.tryOut(() -> {
            answer(call, tx);
            return TrialDecision.thawed(tx, portfolio, policies, task);
        });
        return new PolicyPreview(task, then, Optional.of(now), List.of());
    }

    private int answer(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        PriceShapes.Resolve wish = call.body(PriceShapes.Resolve.class);
        requireItsFields(wish);
        Findings.Finding finding = Findings.one(tx, portfolio, call.id("finding"));
        return wish.validFrom()
                .map(from -> settle(call, tx, finding, wish, from))
                .orElseGet(() -> review(tx, portfolio, finding, wish));
    }

    /** What counts for all portfolios is no member's to say. */
    private int settle(Call call, Transaction tx, Findings.Finding finding, PriceShapes.Resolve wish, LocalDate from) {
        if (!call.user().admin() || !call.user().isSession()) {
            throw new Refused(
                    Code.ADMINISTRATOR_NEEDED,
                    "only an administrator says in what a listing is quoted for all",
                    "Maybe leave valid_from out, and say it of this price alone.");
        }
        ListingTerms terms = new ListingTerms(
                from, wish.currency().orElseThrow(), wish.quoteUnit().orElseThrow());
        return SettleTerms.within(tx, policies, call.portfolio().id(), finding.listing(), terms, wish.reason());
    }

    private int review(Transaction tx, UUID portfolio, Findings.Finding finding, PriceShapes.Resolve wish) {
        UUID observation = finding.pricePointId();
        PriceReview review = switch (wish.verdict()) {
            case ACCEPT -> new PriceReview.Accept(observation, wish.reason());
            case REJECT -> new PriceReview.Reject(observation, wish.reason());
            case CORRECT ->
                new PriceReview.Correct(
                        observation, wish.price().orElseThrow(), wish.evidence().orElseThrow(), wish.reason());
            case TERMS ->
                new PriceReview.Terms(
                        observation,
                        wish.currency().orElseThrow(),
                        wish.quoteUnit().orElseThrow(),
                        wish.reason());
        };
        if (review instanceof PriceReview.Terms terms) {
            policies.of(tx, portfolio)
                    .ifPresent(active ->
                            QuoteUnits.requireKnown(active.rules().policy(), terms.currency(), terms.quoteUnit()));
        }
        ReviewPrice.within(tx, portfolio, review);
        return 1;
    }

    private static void requireItsFields(PriceShapes.Resolve wish) {
        boolean corrects = wish.verdict() == PriceShapes.Verdict.CORRECT;
        boolean terms = wish.verdict() == PriceShapes.Verdict.TERMS;
        requireIf(corrects, true, wish, "/price", wish.price());
        requireIf(corrects, true, wish, "/evidence", wish.evidence());
        requireIf(terms, true, wish, "/currency", wish.currency());
        requireIf(terms, true, wish, "/quote_unit", wish.quoteUnit());
        requireIf(terms, false, wish, "/valid_from", wish.validFrom());
    }

    private static void requireIf(
            boolean taken, boolean needed, PriceShapes.Resolve wish, String at, Optional<?> value) {
        if (taken && needed && value.isEmpty()) {
            throw Refused.at(Code.INVALID, at, "is needed for " + wish.verdict());
        }
        if (!taken && value.isPresent()) {
            throw Refused.at(Code.INVALID, at, "is not taken for " + wish.verdict());
        }
    }

    /** As it travels. */
    public static PriceShapes.Finding shape(Findings.Finding row) {
        return new PriceShapes.Finding(
                row.id(),
                row.listing(),
                row.pricePointId(),
                row.asOf(),
                row.price(),
                row.source(),
                row.receivedAt(),
                row.foundAt(),
                row.check(),
                row.severity(),
                row.clause(),
                row.observed(),
                row.limit(),
                row.sentence(),
                row.verdict());
    }
}
