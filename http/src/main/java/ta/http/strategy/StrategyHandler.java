package ta.http.strategy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.ApproveVersion;
import ta.backoffice.strategy.CreateDraft;
import ta.backoffice.strategy.DiscardDraft;
import ta.backoffice.strategy.SaveDraft;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.strategy.StrategyShapes.DraftTexts;
import ta.http.strategy.StrategyShapes.NewVersion;
import ta.http.strategy.StrategyShapes.StrategyVersion;
import ta.http.strategy.StrategyShapes.VersionApproval;
import ta.http.strategy.StrategyShapes.VersionTexts;
import ta.policy.PolicyResult;
import ta.policy.manifesto.FilledManifesto;

/** The versions of a portfolio's policy, from draft to approval. */
public final class StrategyHandler {

    private final ActivePolicies policies;

    public StrategyHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public VersionTexts active(Call call, Transaction tx) {
        return StrategyVersions.active(tx, call.portfolio().id())
                .map(texts -> answer(call, texts))
                .orElseThrow(Versions::noPolicy);
    }

    public List<StrategyVersion> list(Call call, Transaction tx) {
        return StrategyVersions.of(tx, call.portfolio().id()).stream()
                .map(StrategyHandler::shape)
                .toList();
    }

    public VersionTexts create(Call call, Transaction tx) {
        NewVersion body = call.body(NewVersion.class);
        UUID portfolio = call.portfolio().id();
        String reason = body.reason().orElse("");
        if (body.from().isPresent() && body.manifesto().isPresent()) {
            throw Refused.at(Code.INVALID, "/manifesto", "a copy of a version has that version's manifesto");
        }
        if (body.policy().isPresent() == body.from().isPresent()) {
            throw Refused.at(Code.INVALID, "/policy", "either policy or from (the number of a version) is required");
        }
        int number = body.from().isPresent()
                ? CreateDraft.copy(tx, portfolio, body.from().get(), reason)
                : CreateDraft.within(tx, portfolio, body.policy().orElseThrow(), body.manifesto(), reason);
        return answer(call, StrategyVersions.one(tx, portfolio, number));
    }

    public VersionTexts one(Call call, Transaction tx) {
        return answer(call, Versions.one(call, tx));
    }

    public VersionTexts save(Call call, Transaction tx) {
        DraftTexts body = call.body(DraftTexts.class);
        tx.lockPortfolio(call.portfolio().id());
        Versions.shown(call, tx);
        SaveDraft.within(tx, call.portfolio().id(), call.number("version"), body.policy(), body.manifesto());
        return one(call, tx);
    }

    /** Discards what was shown; another text is a conflict. */
    public VersionTexts discard(Call call, Transaction tx) {
        tx.lockPortfolio(call.portfolio().id());
        Versions.shown(call, tx);
        DiscardDraft.within(tx, call.portfolio().id(), call.number("version"));
        return one(call, tx);
    }

    /** Compiles before it takes any lock, since compiling takes seconds. */
    public VersionTexts approve(Call call, Transaction tx) {
        VersionApproval body = call.body(VersionApproval.class);
        UUID portfolio = call.portfolio().id();
        StrategyVersions.Texts draft = Versions.shown(call, tx);
        PolicyResult.Valid read = Versions.valid(draft);
        if (!StrategyVersions.isActiveManifesto(tx, portfolio, draft.manifesto())) {
            Versions.requireFilled(draft, read);
        }
        policies.compile(read);
        tx.lockPortfolio(portfolio);
        Versions.shown(call, tx);
        body.replaces().ifPresent(number -> requireActive(tx, portfolio, number));
        ApproveVersion.within(tx, portfolio, draft.row().number(), read, body.reason());
        return one(call, tx);
    }

    private static void requireActive(Transaction tx, UUID portfolio, int shown) {
        int active = StrategyVersions.active(tx, portfolio)
                .map(texts -> texts.row().number())
                .orElse(0);
        if (active != shown) {
            throw new Refused(
                    Code.ACTIVE_CHANGED,
                    (active == 0 ? "no version is active" : "version " + active + " is active") + ", not version "
                            + shown,
                    "Maybe look again at what the draft would change, then approve it.");
        }
    }

    private static VersionTexts answer(Call call, StrategyVersions.Texts texts) {
        call.header("ETag", '"' + texts.row().revision() + '"');
        PolicyResult policy = Versions.read(texts);
        Optional<FilledManifesto> manifesto = Versions.filled(texts, policy);
        return new VersionTexts(
                shape(texts.row()),
                texts.policy(),
                texts.manifesto(),
                manifesto.map(FilledManifesto::text),
                Versions.faults(manifesto),
                policy instanceof PolicyResult.Valid valid
                        ? Optional.of(Versions.summary(valid.policy()))
                        : Optional.empty());
    }

    private static StrategyVersion shape(StrategyVersions.Version row) {
        return new StrategyVersion(
                row.number(),
                row.state(),
                row.reason(),
                row.revision(),
                row.policySha256(),
                row.fileSha256(),
                row.manifestoSha256(),
                row.createdBy(),
                row.createdAt(),
                row.approvedBy(),
                row.approvedAt(),
                row.approvalReason(),
                row.retiredAt());
    }
}
