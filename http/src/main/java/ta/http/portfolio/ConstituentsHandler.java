package ta.http.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.rules.portfolio.ListingId;
import ta.database.Transaction;
import ta.backoffice.registry.ChangeConstituents;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.ListingLookup;

/** Which listings a portfolio consists of. The active policy says so, and as what; people say which are watched and traded. */
public final class ConstituentsHandler {

    public record Constituent(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the listing's id in the registry") UUID listingId,

            @Doc(value = "the instrument's ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "what the instrument is called", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc(value = "the sleeve that the active policy puts it in; unassigned without one", example = "core")
            String sleeve,

            @Doc(value = "what the policy says it is; UNKNOWN when it was never in one", example = "equity_etf")
            String type,

            @Doc(value = "accumulating, distributing, or UNKNOWN", example = "accumulating")
            String distribution,

            @Doc(value = "whether its prices are fetched and judged", example = "true")
            boolean monitored,

            @Doc(value = "whether orders of it may be recommended", example = "true")
            boolean tradable,

            @Doc(value = "ISO 4217, by today's terms; null without any", example = "GBP")
            Optional<String> currency,

            @Doc(value = "the unit of its prices, by today's terms; null without any", example = "GBX")
            Optional<String> quoteUnit) {}

    public record ConstituentFlags(
            @Doc(value = "one of the portfolio's listings", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "whether its prices are fetched and judged", example = "true")
            boolean monitored,

            @Doc(value = "whether orders of it may be recommended", example = "true")
            boolean tradable) {}

    public record ConstituentChange(
            @Doc("those that are to change; the others stay as they are")
            List<ConstituentFlags> constituents) {}

    public List<Constituent> list(Call call, Transaction tx) {
        List<Constituents.PortfolioConstituent> rows = Constituents.of(tx, call.portfolio().id());
        LocalDate today = tx.at().atZone(call.portfolio().zone()).toLocalDate();
        Map<UUID, ListingTerms> terms =
                ListingLookup.terms(tx, rows.stream().map(Constituents.PortfolioConstituent::key).toList(), today);
        return rows.stream()
                .map(row -> shape(row, Optional.ofNullable(terms.get(row.key()))))
                .toList();
    }

    public List<Constituent> change(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        List<ConstituentFlags> wishes = call.body(ConstituentChange.class).constituents();
        Set<ListingId> known = Constituents.of(tx, portfolio).stream()
                .map(Constituents.PortfolioConstituent::listing)
                .collect(Collectors.toSet());
        requireKnownOnce(wishes, known);
        ChangeConstituents.within(
                tx,
                portfolio,
                wishes.stream()
                        .map(wish -> new ChangeConstituents.Flags(wish.listing(), wish.monitored(), wish.tradable()))
                        .toList());
        return list(call, tx);
    }

    private static void requireKnownOnce(List<ConstituentFlags> wishes, Set<ListingId> known) {
        Set<ListingId> seen = new HashSet<>();
        List<Problem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            ListingId listing = wishes.get(i).listing();
            String at = "/constituents/" + i + "/listing";
            if (!known.contains(listing)) {
                faults.add(new Problem.Fault(at, listing + " is no constituent of the portfolio"));
            } else if (!seen.add(listing)) {
                faults.add(new Problem.Fault(at, listing + " is there twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refused.with(Code.INVALID, "some listings cannot be changed", faults);
        }
    }

    private static Constituent shape(Constituents.PortfolioConstituent row, Optional<ListingTerms> terms) {
        return new Constituent(
                row.listing(),
                row.key(),
                row.isin(),
                row.name(),
                row.sleeve(),
                row.type(),
                row.distribution(),
                row.monitored(),
                row.tradable(),
                terms.map(ListingTerms::currency),
                terms.map(ListingTerms::quoteUnit));
    }
}
