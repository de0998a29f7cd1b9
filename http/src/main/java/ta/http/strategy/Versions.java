package ta.http.strategy;

import java.util.List;
import java.util.Optional;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.strategy.StrategyShapes.PolicyFault;
import ta.http.strategy.StrategyShapes.PolicyInstrument;
import ta.http.strategy.StrategyShapes.PolicySleeve;
import ta.http.strategy.StrategyShapes.PolicySummary;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyError;
import ta.policy.manifesto.FilledManifesto;
import ta.policy.manifesto.PlaceholderError;
import ta.rules.policy.Policy;

/** Finds versions and reads their policies. */
public final class Versions {

    private Versions() {}

    /** The version in the path. */
    static StrategyVersions.Texts one(Call call, Transaction tx) {
        return StrategyVersions.one(tx, call.portfolio().id(), call.number("version"));
    }

    /**
     * The version in the path, if the request names its revision or none.
     *
     * @throws Refused {@code DRAFT_CHANGED} if the request names another one
     */
    static StrategyVersions.Texts shown(Call call, Transaction tx) {
        StrategyVersions.Texts texts = one(call, tx);
        // The texts of a version that is no draft never change; an action on it is refused by its state.
        if (texts.row().isDraft() && !call.matches(texts.row().revision())) {
            throw new Refused(
                    Code.DRAFT_CHANGED,
                    "version " + texts.row().number() + " has another text than the one that was shown",
                    "Maybe read it again, compare both texts, and choose one.");
        }
        return texts;
    }

    public static PolicyResult read(StrategyVersions.Texts texts) {
        return PolicyReader.read(PolicyFile.NAME, texts.file());
    }

    /**
     * @throws Refused {@code POLICY_INVALID}, with all errors of the policy
     */
    static PolicyResult.Valid valid(StrategyVersions.Texts texts) {
        PolicyResult result = read(texts);
        if (result instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw invalid(texts.row().number(), ((PolicyResult.Invalid) result).errors());
    }

    static Refused invalid(int number, List<PolicyError> errors) {
        return invalid("version " + number, errors);
    }

    /**
     * @param what which policy it is
     */
    static Refused invalid(String what, List<PolicyError> errors) {
        return Refused.with(
                Code.POLICY_INVALID,
                what + " has " + errors.size() + (errors.size() == 1 ? " error" : " errors"),
                errors.stream().map(Versions::fault).toList());
    }

    /** The manifesto as it is shown; empty without one. */
    static Optional<FilledManifesto> filled(StrategyVersions.Texts texts, PolicyResult policy) {
        return texts.manifesto().map(manifesto -> FilledManifesto.of(manifesto, policy));
    }

    static List<PolicyFault> faults(Optional<FilledManifesto> manifesto) {
        return manifesto.map(FilledManifesto::errors).orElse(List.of()).stream()
                .map(error -> new PolicyFault(
                        PlaceholderError.CODE, "", error.line(), error.column(), error.message(), error.maybe()))
                .toList();
    }

    /**
     * @throws Refused {@code MANIFESTO_INVALID}, with all errors of the manifesto
     */
    static void requireFilled(StrategyVersions.Texts texts, PolicyResult.Valid policy) {
        List<PolicyFault> errors = faults(filled(texts, policy));
        if (!errors.isEmpty()) {
            throw Refused.with(
                    Code.MANIFESTO_INVALID,
                    "the manifesto of version " + texts.row().number() + " has " + errors.size()
                            + (errors.size() == 1 ? " error" : " errors"),
                    errors.stream()
                            .map(error -> new Problem.Fault(
                                    "/manifesto",
                                    "line " + error.line() + ", column " + error.column() + ": " + error.message()
                                            + error.maybe()
                                                    .map(maybe -> ". " + maybe)
                                                    .orElse("")))
                            .toList());
        }
    }

    private static Problem.Fault fault(PolicyError error) {
        return new Problem.Fault(
                error.pointer(),
                error.code() + ", line " + error.line() + ", column " + error.column() + ": " + error.message()
                        + error.maybe().map(maybe -> ". " + maybe).orElse(""));
    }

    public static Refused noPolicy() {
        return new Refused(Code.NO_POLICY, "the portfolio has no active policy", "Maybe approve a version first.");
    }

    static PolicySummary summary(Policy policy) {
        return new PolicySummary(
                policy.title(),
                policy.version(),
                policy.baseCurrency(),
                policy.timeZone(),
                policy.sleeves().stream()
                        .map(sleeve ->
                                new PolicySleeve(sleeve.code(), sleeve.name(), sleeve.targetWeight(), sleeve.bandPp()))
                        .toList(),
                policy.instruments().stream()
                        .map(each -> new PolicyInstrument(each.listing(), each.name(), each.sleeve()))
                        .toList());
    }
}
