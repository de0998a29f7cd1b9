package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ta.backoffice.registry.StarterList;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyDocument;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** A policy that is compared, and what it is called in the result. */
public record Contender(String name, CompiledPolicy policy) {

    private static final String HELD = "targets held";

    /** The targets of a policy, bought with the same payments and held ({@link HoldPolicy}). */
    public static Contender targetsHeld(PolicyDocument policy) {
        return held(HELD, HoldPolicy.ofTargets(policy.root()));
    }

    /**
     * One listing, bought with the same payments and held.
     *
     * @param listing of the policy, or of the {@link StarterList}; empty for any other
     */
    public static Optional<Contender> benchmark(PolicyDocument document, Policy policy, ListingId listing) {
        return entry(policy, listing)
                .map(entry -> held(listing.text(), HoldPolicy.ofBenchmark(document.root(), entry)));
    }

    private static Optional<StarterList.Entry> entry(Policy policy, ListingId listing) {
        return policy.instruments().stream()
                .filter(instrument -> instrument.listing().equals(listing))
                .findFirst()
                .map(own -> new StarterList.Entry(
                        own.isin(),
                        own.name(),
                        listing,
                        own.currency(),
                        own.quoteUnit(),
                        own.type(),
                        own.distribution()))
                .or(() -> StarterList.find(listing)
                        .filter(entry -> policy.quoteUnits().containsKey(entry.quoteUnit())));
    }

    private static Contender held(String name, JsonNode policy) {
        PolicyResult result = PolicyReader.read(name, policy.toString().getBytes(StandardCharsets.UTF_8));
        if (result instanceof PolicyResult.Valid valid) {
            return new Contender(name, new PolicyCompiler(1).compile(valid));
        }
        throw new IllegalStateException(PolicyReport.text(result));
    }
}
