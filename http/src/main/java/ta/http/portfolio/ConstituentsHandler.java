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
import ta.backoffice.registry.ChangeConstituents;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.rules.portfolio.ListingId;

/**
 * The listings of a portfolio. The active policy defines them with sleeve and type; members choose which are monitored
 * and which may be traded.
 */
public final class ConstituentsHandler {

    public record Constituent(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the listing's id in the registry") UUID listingId,

            @Doc(value = "the instrument's ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "the instrument's name", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc(value = "the sleeve in the active policy; unassigned if in none", example = "core")
            String sleeve,

            @Doc(value = "the type in the policy; UNKNOWN if it was never in one", example = "equity_etf")
            String type,

            @Doc(value = "accumulating, distributing, or UNKNOWN", example = "accumulating")
            String distribution,

            @Doc(value = "whether its prices are fetched and checked", example = "true")
            boolean monitored,

            @Doc(value = "whether orders for it may be recommended", example = "true")
            boolean tradable,

            @Doc(value = "ISO 4217, by today's terms; null without terms", example = "GBP")
            Optional<String> currency,

            @Doc(value = "the unit of its prices, by today's terms; null without terms", example = "GBX")
            Optional<String> quoteUnit) {}

    public record ConstituentFlags(
            @Doc(value = "one of the portfolio's listings", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "whether its prices are fetched and checked", example = "true")
            boolean monitored,

            @Doc(value = "whether orders for it may be recommended", example = "true")
            boolean tradable) {}

    public record ConstituentChange(
            @Doc("the listings to change; the others stay as they are")
            List<ConstituentFlags> constituents) {}

    public List<Constituent> list(Call call, Transaction tx) {
        List<Constituents.PortfolioConstituent> rows =
                Constituents.of(tx, call.portfolio().id());
        LocalDate today = tx.at().atZone(call.portfolio().zone()).toLocalDate();
        Map<UUID, ListingTerms> terms = ListingLookup.terms(
                tx, rows.stream().map(Constituents.PortfolioConstituent::key).toList(), today);
        return rows.stream()
                .map(row -> shape(row, Optional.ofNullable(terms.get(row.key()))))
                .toList();
    }

    public List<Constituent> change(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        List<ConstituentFlags> changes = call.body(ConstituentChange.class).constituents();
        Set<ListingId> known = Constituents.of(tx, portfolio).stream()
                .map(Constituents.PortfolioConstituent::listing)
                .collect(Collectors.toSet());
        requireKnownOnce(changes, known);
        ChangeConstituents.within(
                tx,
                portfolio,
                changes.stream()
                        .map(flags ->
                                new ChangeConstituents.Flags(flags.listing(), flags.monitored(), flags.tradable()))
                        .toList());
        return list(call, tx);
    }

    private static void requireKnownOnce(List<ConstituentFlags> changes, Set<ListingId> known) {
        Set<ListingId> seen = new HashSet<>();
        List<Problem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            ListingId listing = changes.get(i).listing();
            String at = "/constituents/" + i + "/listing";
            if (!known.contains(listing)) {
                faults.add(new Problem.Fault(at, listing + " is not a constituent of the portfolio"));
            } else if (!seen.add(listing)) {
                faults.add(new Problem.Fault(at, listing + " is repeated"));
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
