package ta.backoffice.runs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/**
 * A portfolio's constituents as they would be if a draft were its active policy. Nothing is written, not even a new
 * listing.
 */
final class DraftConstituents {

    private DraftConstituents() {}

    /**
     * An unregistered listing gets a fresh key, under which no data exists; so only what the policy says about it
     * counts.
     */
    static List<Constituents.PortfolioConstituent> of(Transaction tx, UUID portfolioId, Policy policy) {
        Map<ListingId, Constituents.PortfolioConstituent> now = new HashMap<>();
        Constituents.of(tx, portfolioId).forEach(row -> now.put(row.listing(), row));
        List<Constituents.PortfolioConstituent> rows = new ArrayList<>();
        for (Policy.Instrument instrument : policy.instruments()) {
            Optional<Constituents.PortfolioConstituent> before = Optional.ofNullable(now.remove(instrument.listing()));
            UUID key = before.map(Constituents.PortfolioConstituent::key)
                    .or(() -> ListingLookup.find(tx, instrument.listing()))
                    .orElseGet(Ids::next);
            rows.add(new Constituents.PortfolioConstituent(
                    key,
                    instrument.listing(),
                    instrument.isin(),
                    before.map(Constituents.PortfolioConstituent::name).orElse(instrument.name()),
                    instrument.sleeve(),
                    instrument.type(),
                    instrument.distribution(),
                    before.map(Constituents.PortfolioConstituent::monitored).orElse(true),
                    before.map(Constituents.PortfolioConstituent::tradable).orElse(true)));
        }
        for (Constituents.PortfolioConstituent left : Constituents.of(tx, portfolioId)) {
            if (now.containsKey(left.listing())) {
                rows.add(new Constituents.PortfolioConstituent(
                        left.key(),
                        left.listing(),
                        left.isin(),
                        left.name(),
                        Policy.UNASSIGNED,
                        left.type(),
                        left.distribution(),
                        left.monitored(),
                        left.tradable()));
            }
        }
        return rows;
    }

    /** Currency and quote unit of an unregistered listing, from the draft. */
    static ListingTerms terms(Policy policy, Constituents.PortfolioConstituent row, LocalDate day) {
        return policy.instruments().stream()
                .filter(instrument -> instrument.listing().equals(row.listing()))
                .findFirst()
                .map(instrument -> new ListingTerms(day, instrument.currency(), instrument.quoteUnit()))
                .orElseThrow(() -> new StorageException.NotFound("listing's terms", row.listing()));
    }
}
