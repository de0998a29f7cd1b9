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
import ta.http.strategy.TrialDecision;
import ta.rules.portfolio.Task;

/** Findings about prices, and the reviews of a portfolio's members. A review counts for that portfolio only. */
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

    /** Decides today's task without the review and with it. Ignores a freeze, since the price may have caused it. */
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
        PriceShapes.Resolve body = call.body(PriceShapes.Resolve.class);
        requireItsFields(body);
        Findings.Finding finding = Findings.one(tx, portfolio, call.id("finding"));
        return body.validFrom()
                .map(from -> settle(call, tx, finding, body, from))
                .orElseGet(() -> review(tx, portfolio, finding, body));
    }

    /** Sets terms for all portfolios, which a member may not do. */
    private int settle(Call call, Transaction tx, Findings.Finding finding, PriceShapes.Resolve body, LocalDate from) {
        if (!call.user().admin() || !call.user().isSession()) {
            throw new Refused(
                    Code.ADMINISTRATOR_NEEDED,
                    "only an administrator may set a listing's terms for all portfolios",
                    "Maybe omit valid_from, so that the terms apply to this price only.");
        }
        ListingTerms terms = new ListingTerms(
                from, body.currency().orElseThrow(), body.quoteUnit().orElseThrow());
        return SettleTerms.within(tx, policies, call.portfolio().id(), finding.listing(), terms, body.reason());
    }

    private int review(Transaction tx, UUID portfolio, Findings.Finding finding, PriceShapes.Resolve body) {
        UUID observation = finding.pricePointId();
        PriceReview review = switch (body.verdict()) {
            case ACCEPT -> new PriceReview.Accept(observation, body.reason());
            case REJECT -> new PriceReview.Reject(observation, body.reason());
            case CORRECT ->
                new PriceReview.Correct(
                        observation, body.price().orElseThrow(), body.evidence().orElseThrow(), body.reason());
            case TERMS ->
                new PriceReview.Terms(
                        observation,
                        body.currency().orElseThrow(),
                        body.quoteUnit().orElseThrow(),
                        body.reason());
        };
        if (review instanceof PriceReview.Terms terms) {
            policies.of(tx, portfolio)
                    .ifPresent(active ->
                            QuoteUnits.requireKnown(active.rules().policy(), terms.currency(), terms.quoteUnit()));
        }
        ReviewPrice.within(tx, portfolio, review);
        return 1;
    }

    private static void requireItsFields(PriceShapes.Resolve body) {
        boolean corrects = body.verdict() == PriceShapes.Verdict.CORRECT;
        boolean terms = body.verdict() == PriceShapes.Verdict.TERMS;
        requireIf(corrects, true, body, "/price", body.price());
        requireIf(corrects, true, body, "/evidence", body.evidence());
        requireIf(terms, true, body, "/currency", body.currency());
        requireIf(terms, true, body, "/quote_unit", body.quoteUnit());
        requireIf(terms, false, body, "/valid_from", body.validFrom());
    }

    private static void requireIf(
            boolean allowed, boolean required, PriceShapes.Resolve body, String at, Optional<?> value) {
        if (allowed && required && value.isEmpty()) {
            throw Refused.at(Code.INVALID, at, "is required for " + body.verdict());
        }
        if (!allowed && value.isPresent()) {
            throw Refused.at(Code.INVALID, at, "is not allowed for " + body.verdict());
        }
    }

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
