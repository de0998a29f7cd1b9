package ta.runtime.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ta.policy.CompiledPolicy;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.rules.snapshot.Snapshot;
import ta.runtime.batch.BadLineException;
import ta.runtime.batch.Batch;

/** Decides one line of a batch. */
final class LineDecider implements Batch.Answering {

    private final PolicyShelf shelf;
    private final Optional<CompiledPolicy> fallback;
    private final boolean trace;

    /**
     * @param fallback the policy of lines without their own
     * @param trace whether to add the trace to each decision
     */
    LineDecider(PolicyShelf shelf, Optional<CompiledPolicy> fallback, boolean trace) {
        this.shelf = shelf;
        this.fallback = fallback;
        this.trace = trace;
    }

    @Override
    public String answer(byte[] bytes) throws BadLineException {
        BatchLine line = BatchLine.cut(bytes);
        RuleSet rules = policy(line).rules();
        Snapshot snapshot = snapshot(line, bytes, rules);
        Result result =
                trace ? Engine.explain(rules, snapshot) : new Result(Engine.decide(rules, snapshot), Optional.empty());
        return DecisionWithTrace.json(result).toString();
    }

    private CompiledPolicy policy(BatchLine line) throws BadLineException {
        if (line.policy().isPresent()) {
            return shelf.compiled(line.policy().get());
        }
        return fallback.orElseThrow(() -> new BadLineException(
                BadLineException.Kind.NO_POLICY,
                "the line has no \"policy\", and there is no --policy for lines without one"));
    }

    /** Reports a syntax error inside the snapshot by its column in the whole line. */
    private static Snapshot snapshot(BatchLine line, byte[] bytes, RuleSet rules) throws BadLineException {
        try {
            PolicyDocument document =
                    PolicyDocument.parse("snapshot", line.snapshot().getBytes(StandardCharsets.UTF_8));
            return SnapshotFile.read(document, rules.policy());
        } catch (NotJsonException e) {
            throw BatchLine.notJson(bytes)
                    .orElse(new BadLineException(
                            BadLineException.Kind.NOT_JSON, e.error().message()));
        } catch (InvalidSnapshotException e) {
            ArrayNode errors = JsonNodeFactory.instance.arrayNode();
            e.errors()
                    .forEach(error ->
                            errors.addObject().put("pointer", error.pointer()).put("message", error.message()));
            int count = errors.size();
            throw new BadLineException(
                    BadLineException.Kind.INVALID_SNAPSHOT,
                    "the snapshot has " + count + (count == 1 ? " error" : " errors"),
                    errors);
        }
    }
}
