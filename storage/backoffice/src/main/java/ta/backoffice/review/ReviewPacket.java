package ta.backoffice.review;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.runs.PreviewRun;
import ta.backoffice.runs.RunTrace;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.diff.ClauseChange;
import ta.policy.diff.PolicyDiff;
import ta.policy.document.PolicyDocument;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.rules.trace.FactType;

/**
 * What a model is shown: the policy, the state, the orders and the figures, as data. It has no ids of the database, no
 * user, and no broker; without {@code names} also none of the names and notes that people chose for themselves.
 *
 * @param json the packet
 * @param policy the policy that is reviewed; clauses are its pointers
 * @param facts the ids of the facts in the packet
 */
public record ReviewPacket(ObjectNode json, PolicyDocument policy, Set<String> facts) {

    /** Facts that only lead from one figure to the next. What they come to is in others, or in the decision. */
    private static final Set<String> LEFT_OUT = Stream.of(
                    FactType.CONSTITUENT,
                    FactType.CLOSE_COVERAGE,
                    FactType.PRICE_READING,
                    FactType.HOLDING_PRICE,
                    FactType.CHECK_VERDICT,
                    FactType.ELIGIBILITY_READING,
                    FactType.ELIGIBILITY_VERDICT,
                    FactType.TALLY)
            .map(FactType::word)
            .collect(Collectors.toUnmodifiableSet());

    private static final int FACTS_MAX = 400;

    /** Of the decision: they say nothing to a model. */
    private static final List<String> HASHES = List.of("policy_sha256", "snapshot_sha256", "decision_sha256");

    /**
     * @throws StorageException.NotFound if what is to be reviewed is gone
     * @throws StorageException.Conflict {@code POLICY_INVALID} if the policy has errors by now
     */
    public static ReviewPacket of(Transaction tx, ActivePolicies policies, ModelReview review, boolean names) {
        ReviewPacket packet = review.recommendation()
                .map(id -> ofRecommendation(tx, policies, review.portfolioId(), id, names))
                .orElseGet(() -> ofVersion(
                        tx, policies, review.portfolioId(), review.version().orElseThrow(), names));
        if (names) {
            packet.json().put("portfolio", portfolio(tx, review.portfolioId(), PORTFOLIOS.NAME));
        }
        return packet;
    }

    private static ReviewPacket ofRecommendation(
            Transaction tx, ActivePolicies policies, UUID portfolio, UUID id, boolean names) {
        Recommendations.Recommendation recommendation = Recommendations.one(tx, portfolio, id);
        RunTrace trace = RunTrace.of(tx, portfolio, recommendation.runId());
        PolicyDocument policy =
                policies.ofRun(tx, portfolio, recommendation.runId()).policy().document();
        ObjectNode json = ModelReview.JSON.createObjectNode();
        json.put("reviewed", "recommendation");
        json.put("task", trace.task());
        json.put("as_of", trace.asOf().toString());
        json.set("policy", shown(policy, names));
        json.set("decision", trace.decision().deepCopy().remove(HASHES));
        Set<String> ids = new LinkedHashSet<>();
        ArrayNode facts = json.putArray("facts");
        trace.facts().forEach((fact, said) -> {
            if (!LEFT_OUT.contains(said.type()) && ids.size() < FACTS_MAX) {
                ids.add(fact);
                facts.addObject().put("id", fact).put("type", said.type()).put("says", said.sentence());
            }
        });
        return new ReviewPacket(json, policy, Collections.unmodifiableSet(ids));
    }

    private static ReviewPacket ofVersion(
            Transaction tx, ActivePolicies policies, UUID portfolio, int number, boolean names) {
        PolicyResult.Valid version = valid(StrategyVersions.one(tx, portfolio, number));
        ObjectNode json = ModelReview.JSON.createObjectNode();
        json.put("reviewed", "policy");
        json.set("policy", shown(version.document(), names));
        StrategyVersions.active(tx, portfolio)
                .filter(active -> active.row().number() != number)
                .ifPresent(active -> changes(json.putArray("changes_to_the_active_policy"), active, version));
        today(tx, policies, portfolio, version, json);
        return new ReviewPacket(json, version.document(), Set.of());
    }

    private static PolicyResult.Valid valid(StrategyVersions.Texts texts) {
        if (PolicyReader.read(PolicyFile.NAME, texts.file()) instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw new StorageException.Conflict(
                "POLICY_INVALID",
                "version " + texts.row().number() + " has errors by now",
                "Maybe check it, correct them, and request the review again.");
    }

    private static void changes(ArrayNode to, StrategyVersions.Texts active, PolicyResult.Valid version) {
        if (PolicyReader.read(PolicyFile.NAME, active.file()) instanceof PolicyResult.Valid before) {
            for (ClauseChange change : PolicyDiff.between(before.document(), version.document())) {
                ObjectNode one = to.addObject().put("where", change.clause());
                one.put("kind", String.valueOf(change.kind()));
                change.before().ifPresent(side -> one.put("before", side.value()));
                change.after().ifPresent(side -> one.put("after", side.value()));
            }
        }
    }

    /** What a monthly run would decide today, or why that cannot be said, such as without prices. */
    private static void today(
            Transaction tx, ActivePolicies policies, UUID portfolio, PolicyResult.Valid version, ObjectNode json) {
        String currency = portfolio(tx, portfolio, PORTFOLIOS.BASE_CURRENCY);
        if (!currency.equals(version.policy().baseCurrency())) {
            json.put("decision_today_missing", "the portfolio is in " + currency);
            return;
        }
        try {
            PreviewRun preview = PreviewRun.of(tx, portfolio, policies.compile(version), Task.MONTHLY_ALLOCATION);
            json.set("decision_today", preview.decision().deepCopy().remove(HASHES));
        } catch (InvalidSnapshotException | StorageException.Conflict e) {
            json.put("decision_today_missing", "the stored data allows no decision yet");
        }
    }

    private static String portfolio(Transaction tx, UUID id, Field<String> field) {
        return tx.sql()
                .select(field)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(id))
                .fetchSingle(field);
    }

    private static JsonNode shown(PolicyDocument policy, boolean names) {
        JsonNode root = policy.root().deepCopy();
        if (!names && root instanceof ObjectNode object) {
            object.remove(List.of("title", "notes"));
        }
        return root;
    }
}
