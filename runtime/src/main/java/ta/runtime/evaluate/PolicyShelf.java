package ta.runtime.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;
import ta.runtime.batch.BadLineException;

/**
 * The compiled policies of a batch, cached: each text is read once and each hash compiled once. Safe for use by several
 * threads: where two need the same policy at once, one compiles it and the other waits.
 */
final class PolicyShelf {

    /** A compiled policy takes about a megabyte. */
    private static final int CACHED_MAX = 64;

    private final PolicyCompiler compiler = new PolicyCompiler(CACHED_MAX);
    private final Map<String, CompletableFuture<PolicyResult>> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<PolicyResult>> eldest) {
            return size() > CACHED_MAX;
        }
    };

    CompiledPolicy compile(PolicyResult.Valid valid) {
        return compiler.compile(valid);
    }

    /**
     * @param text the policy as the line has it
     * @throws BadLineException listing all errors of the policy
     */
    CompiledPolicy compiled(String text) throws BadLineException {
        PolicyResult result = result(text);
        if (result instanceof PolicyResult.Valid valid) {
            return compiler.compile(valid);
        }
        PolicyResult.Invalid invalid = (PolicyResult.Invalid) result;
        int count = invalid.errors().size() + invalid.moreErrors();
        throw new BadLineException(
                BadLineException.Kind.INVALID_POLICY,
                "the policy has " + count + (count == 1 ? " error" : " errors"),
                PolicyReport.json(result).withArray("errors"));
    }

    private PolicyResult result(String text) {
        CompletableFuture<PolicyResult> mine = new CompletableFuture<>();
        CompletableFuture<PolicyResult> known;
        synchronized (read) {
            known = read.putIfAbsent(text, mine);
        }
        if (known != null) {
            return known.join();
        }
        try {
            PolicyResult result = PolicyReader.read("policy", text.getBytes(StandardCharsets.UTF_8));
            if (result instanceof PolicyResult.Valid valid) {
                compiler.compile(valid);
            }
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
