package ta.backoffice.runs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.Listings;

/** A portfolio's constituents as they would be if a policy were its active one. Nothing is written, not even a new listing. */
final class DraftConstituents {

    private DraftConstituents() {}

    /** A listing that nobody has registered has a key of nothing, so nothing is known of it but what the policy says. */
    static List<Constituents.Row> of(Transaction tx, UUID portfolioId, Policy policy) {
        Map<ListingId, Constituents.Row> now = new HashMap<>();
        Constituents.of(tx, portfolioId).forEach(row -> now.put(row.listing(), row));
        List<Constituents.Row> rows = new ArrayList<>();
        for (Policy.Instrument instrument : policy.instruments()) {
            Optional<Constituents.Row> before = Optional.ofNullable(now.remove(instrument.listing()));
            UUID key = before.map(Constituents.Row::key)
                    .or(() -> Listings.find(tx, instrument.listing()))
                    .orElseGet(Ids::next);
            rows.add(new Constituents.Row(
                    key,
                    instrument.listing(),
                    instrument.isin(),
                    before.map(Constituents.Row::name).orElse(instrument.name()),
                    instrument.sleeve(),
                    instrument.type(),
                    instrument.distribution(),
                    before.map(Constituents.Row::monitored).orElse(true),
                    before.map(Constituents.Row::tradable).orElse(true)));
        }
        for (Constituents.Row left : Constituents.of(tx, portfolioId)) {
            if (now.containsKey(left.listing())) {
                rows.add(new Constituents.Row(
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

    /** In what a listing is quoted that nobody has registered: a draft names it, and says so. */
    static ListingTerms terms(Policy policy, Constituents.Row row, LocalDate day) {
        return policy.instruments().stream()
                .filter(instrument -> instrument.listing().equals(row.listing()))
                .findFirst()
                .map(instrument -> new ListingTerms(day, instrument.currency(), instrument.quoteUnit()))
                .orElseThrow(() -> new StorageException.NotFound("listing's terms", row.listing()));
    }
}
