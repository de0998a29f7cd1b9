package ta.rules.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.market.ExchangeRates;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.CashParkHistory;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Venue;
import ta.rules.trace.Fact;

/**
 * Everything that a run may look at, valid for the policy with which it was read. Lists keep the order of the snapshot.
 *
 * @param drawdownIndex null when the snapshot has none
 * @param json the snapshot as it was given, without defaults: the hash is of this; missing for {@link #ofPrices}
 */
public record Snapshot(
        String portfolioId,
        Run run,
        Cash cash,
        @Nullable DrawdownIndex drawdownIndex,
        CashParkHistory cashParkHistory,
        Map<String, Venue> venues,
        List<Constituent> constituents,
        Map<ListingId, Holding> holdings,
        List<Price> prices,
        ExchangeRates exchangeRates,
        JsonNode json,
        String sha256) {

    /** Prices of one listing, without a portfolio around them: enough for the quality gate, not for a decision. */
    public static Snapshot ofPrices(
            Run run,
            Constituent constituent,
            Map<ListingId, Holding> holdings,
            List<Price> prices,
            ExchangeRates exchangeRates) {
        return new Snapshot(
                "",
                run,
                new Cash(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
                null,
                new CashParkHistory(List.of(), List.of()),
                Map.of(),
                List.of(constituent),
                holdings,
                prices,
                exchangeRates,
                MissingNode.getInstance(),
                "");
    }

    /** The raw facts, in the order in which a trace lists them. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(run);
        facts.add(cash);
        if (drawdownIndex != null) {
            facts.add(drawdownIndex);
        }
        facts.add(cashParkHistory);
        facts.addAll(venues.values());
        facts.addAll(constituents);
        facts.addAll(holdings.values());
        facts.addAll(prices);
        facts.addAll(exchangeRates.rates());
        return facts;
    }

    /** The prices of one kind by listing, in the order of the snapshot. */
    public Map<ListingId, Price> prices(PriceKind kind) {
        Map<ListingId, Price> byListing = new LinkedHashMap<>();
        for (Price price : prices) {
            if (price.kind() == kind) {
                byListing.put(price.listing(), price);
            }
        }
        return byListing;
    }
}
