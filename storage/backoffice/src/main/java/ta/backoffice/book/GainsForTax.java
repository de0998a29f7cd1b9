package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.registry.RegisteredListings;
import ta.database.Transaction;
import ta.rules.gains.CapitalGains;
import ta.rules.gains.Disposal;
import ta.rules.gains.TaxYear;
import ta.rules.gains.UnitMove;
import ta.rules.portfolio.ListingId;

/**
 * The gains for tax of an account that is taxed, such as a general investment account. They differ from the realised
 * gain at average cost wherever a listing was bought again on the day of a sale or within 30 days of it.
 *
 * @param disposals by day, then by listing
 * @param years sums by tax year
 */
public record GainsForTax(List<OfListing> disposals, SortedMap<TaxYear, Year> years) {

    /** What stands beside a realised gain, wherever one is shown of an account that is taxed. */
    public static final String NOTE = "Realised is at average cost, not the gain for tax (TCGA 1992 ss. 104–106A).";

    /** A disposal with its listing. */
    public record OfListing(ListingId listing, Disposal disposal) {}

    /**
     * The sums of a tax year, base currency.
     *
     * @param gains of the disposals with a gain
     * @param losses of those with a loss, 0 or more
     */
    public record Year(BigDecimal proceeds, BigDecimal cost, BigDecimal gains, BigDecimal losses) {

        private static final Year NOTHING =
                new Year(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        private Year and(Disposal disposal) {
            BigDecimal gain = disposal.gain();
            return new Year(
                    proceeds.add(disposal.proceeds()),
                    cost.add(disposal.cost()),
                    gains.add(gain.max(BigDecimal.ZERO)),
                    losses.add(gain.negate().max(BigDecimal.ZERO)));
        }

        public BigDecimal net() {
            return gains.subtract(losses);
        }
    }

    /**
     * @param zone in which the days of the entries are
     */
    public static GainsForTax of(Transaction tx, UUID portfolioId, ZoneId zone) {
        Map<UUID, List<UnitMove>> moves = TaxMoves.of(Entries.of(tx, portfolioId), zone);
        List<OfListing> disposals = new ArrayList<>();
        RegisteredListings.some(tx, moves.keySet())
                .forEach(listing -> CapitalGains.of(moves.getOrDefault(listing.id(), List.of()))
                        .disposals()
                        .forEach(disposal -> disposals.add(new OfListing(listing.listing(), disposal))));
        disposals.sort(
                Comparator.comparing((OfListing each) -> each.disposal().day()).thenComparing(OfListing::listing));
        SortedMap<TaxYear, Year> years = new TreeMap<>();
        disposals.forEach(each -> {
            TaxYear year = TaxYear.of(each.disposal().day());
            years.put(year, years.getOrDefault(year, Year.NOTHING).and(each.disposal()));
        });
        return new GainsForTax(disposals, years);
    }
}
