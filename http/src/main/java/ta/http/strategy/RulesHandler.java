package ta.http.strategy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.ClauseFirings;
import ta.backoffice.runs.PreviewRun;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.strategy.RuleShapes.PolicyChange;
import ta.http.strategy.RuleShapes.PolicyClause;
import ta.http.strategy.RuleShapes.PolicyPreview;
import ta.http.strategy.RuleShapes.PolicyRule;
import ta.http.strategy.RuleShapes.PolicySide;
import ta.http.strategy.RuleShapes.PolicyTried;
import ta.http.strategy.StrategyShapes.CheckedTexts;
import ta.http.strategy.StrategyShapes.PolicyFault;
import ta.http.strategy.StrategyShapes.PolicyValidation;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.diff.ClauseChange;
import ta.policy.diff.PolicyDiff;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.header.TimeZones;
import ta.policy.manifesto.FilledManifesto;
import ta.rules.portfolio.Task;

/**
 * Validates, previews and compares versions of a policy, and lists the rules that they compile to, and when each clause
 * of the active one last decided something.
 */
public final class RulesHandler {

    private final ActivePolicies policies;

    public RulesHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public PolicyValidation validate(Call call, Transaction tx) {
        StrategyVersions.Texts texts = Versions.shown(call, tx);
        PolicyResult result = Versions.read(texts);
        boolean kept = StrategyVersions.isActiveManifesto(tx, call.portfolio().id(), texts.manifesto());
        List<PolicyError> ofZone = result instanceof PolicyResult.Valid valid
                ? TimeZones.warnings(valid.document(), call.portfolio().zone())
                : List.of();
        return validation(result, Versions.filled(texts, result), kept, ofZone);
    }

    /** Checks a text that is no version. */
    public PolicyValidation check(Call call, Transaction tx) {
        CheckedTexts body = call.body(CheckedTexts.class);
        PolicyResult result = PolicyReader.read(PolicyFile.NAME, body.policy().getBytes(StandardCharsets.UTF_8));
        return validation(result, body.manifesto().map(text -> FilledManifesto.of(text, result)), false, List.of());
    }

    /**
     * @param kept whether the manifesto is that of the active version, which is valid whatever it says
     * @param more further warnings
     */
    private static PolicyValidation validation(
            PolicyResult result, Optional<FilledManifesto> manifesto, boolean kept, List<PolicyError> more) {
        List<PolicyFault> ofManifesto = Versions.faults(manifesto);
        List<PolicyError> warnings = new ArrayList<>(more);
        warnings.addAll(result.warnings());
        if (result instanceof PolicyResult.Invalid invalid) {
            return new PolicyValidation(
                    false,
                    Optional.empty(),
                    faults(invalid.errors()),
                    invalid.moreErrors(),
                    faults(warnings),
                    ofManifesto);
        }
        String sha256 = ((PolicyResult.Valid) result).document().sha256();
        return new PolicyValidation(
                ofManifesto.isEmpty() || kept, Optional.of(sha256), List.of(), 0, faults(warnings), ofManifesto);
    }

    private static List<PolicyFault> faults(List<PolicyError> errors) {
        return errors.stream()
                .map(error -> new PolicyFault(
                        error.code().name(),
                        error.pointer(),
                        error.line(),
                        error.column(),
                        error.message(),
                        error.maybe()))
                .toList();
    }

    public PolicyPreview preview(Call call, Transaction tx) {
        Task task = TrialDecision.task(call);
        StrategyVersions.Texts version = Versions.shown(call, tx);
        PolicyResult.Valid draft = Versions.valid(version);
        requireCurrency(call, draft);
        Optional<StrategyVersions.Texts> active =
                StrategyVersions.active(tx, call.portfolio().id());
        return new PolicyPreview(
                task,
                tried(call, tx, task, version, draft),
                active.map(texts -> tried(call, tx, task, texts, Versions.valid(texts))),
                active.map(texts -> changes(Versions.valid(texts).document(), draft.document()))
                        .orElse(List.of()));
    }

    public List<PolicyRule> rules(Call call, Transaction tx) {
        return rulesOf(policies.compile(Versions.valid(Versions.one(call, tx))));
    }

    public static List<PolicyRule> rulesOf(CompiledPolicy policy) {
        return policy.text().rules().stream()
                .map(rule -> {
                    Optional<String> clause = Optional.ofNullable(rule.clause());
                    return new PolicyRule(
                            rule.name(),
                            clause,
                            clause.map(pointer ->
                                    policy.document().position(pointer).line()),
                            rule.sentence(),
                            rule.phase(),
                            rule.decides(),
                            rule.drl());
                })
                .toList();
    }

    public List<PolicyClause> clauses(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        CompiledPolicy active = policies.of(tx, portfolio).orElseThrow(Versions::noPolicy);
        return ClauseFirings.of(tx, portfolio, active).stream()
                .map(each -> new PolicyClause(
                        each.clause(),
                        each.line(),
                        each.last().map(ClauseFirings.LastRun::run),
                        each.last().map(ClauseFirings.LastRun::asOf)))
                .toList();
    }

    public List<PolicyChange> diff(Call call, Transaction tx) {
        StrategyVersions.Texts to = number(call, "to")
                .map(number -> StrategyVersions.one(tx, call.portfolio().id(), number))
                .orElseThrow(() -> Refused.at(Code.INVALID, "to", "is required: the number of a version"));
        StrategyVersions.Texts from = number(call, "from")
                .map(number -> StrategyVersions.one(tx, call.portfolio().id(), number))
                .or(() -> StrategyVersions.active(tx, call.portfolio().id()))
                .orElseThrow(Versions::noPolicy);
        return changes(document(from), document(to));
    }

    private PolicyTried tried(
            Call call, Transaction tx, Task task, StrategyVersions.Texts version, PolicyResult.Valid policy) {
        return TrialDecision.shape(
                version.row().number(),
                policy.document().sha256(),
                PreviewRun.of(tx, call.portfolio().id(), policies.compile(policy), task));
    }

    /** A policy in another currency would treat the portfolio's amounts as amounts in its own currency. */
    static void requireCurrency(Call call, PolicyResult.Valid draft) {
        if (!draft.policy().baseCurrency().equals(call.portfolio().baseCurrency())) {
            throw new Refused(
                    Code.CURRENCY_DIFFERS,
                    "the policy is in " + draft.policy().baseCurrency() + ", the portfolio in "
                            + call.portfolio().baseCurrency(),
                    "Maybe preview it in another portfolio.");
        }
    }

    private static Optional<Integer> number(Call call, String name) {
        return call.query(name).map(text -> {
            if (!text.matches("[0-9]{1,9}")) {
                throw Refused.at(Code.INVALID, name, "must be the number of a version");
            }
            return Integer.parseInt(text);
        });
    }

    /** Any JSON can be compared, even if it is not a valid policy. */
    private static PolicyDocument document(StrategyVersions.Texts texts) {
        PolicyResult result = Versions.read(texts);
        if (result instanceof PolicyResult.Invalid invalid) {
            return invalid.document()
                    .orElseThrow(() -> Versions.invalid(texts.row().number(), invalid.errors()));
        }
        return ((PolicyResult.Valid) result).document();
    }

    static List<PolicyChange> changes(PolicyDocument from, PolicyDocument to) {
        return PolicyDiff.between(from, to).stream()
                .map(change ->
                        new PolicyChange(change.kind(), change.clause(), side(change.before()), side(change.after())))
                .toList();
    }

    private static Optional<PolicySide> side(Optional<ClauseChange.Side> side) {
        return side.map(shown -> new PolicySide(shown.value(), shown.line()));
    }
}
