package ta.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.finding.CheckVerdict;
import ta.rules.finding.CloseCoverage;
import ta.rules.finding.HoldingPrice;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.market.PriceReading;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.snapshot.Snapshot;
import ta.rules.valuation.PriceBase;
import ta.rules.valuation.PriceChanges;

/**
 * Judges the prices of a snapshot (specification, 4) and picks the price that values each listing (specification, 5).
 */
final class QualityGate {

    private final Policy policy;
    private final Snapshot snapshot;
    private final Map<ListingId, Price> closes;
    private final Map<ListingId, PriceBase> priceBases = new LinkedHashMap<>();

    QualityGate(Policy policy, Snapshot snapshot) {
        this.policy = policy;
        this.snapshot = snapshot;
        this.closes = snapshot.prices(PriceKind.CLOSE);
        Map<ListingId, Price> intraday = snapshot.prices(PriceKind.INTRADAY);
        for (Constituent constituent : snapshot.constituents()) {
            ListingId listing = constituent.listing();
            PriceBase base = priceBase(valuing(closes.get(listing), intraday.get(listing)));
            if (base != null) {
                priceBases.put(listing, base);
            }
        }
    }

    /**
     * By listing; one without a price, or without the exchange rate that it needs, is missing. May be 0 or negative.
     */
    Map<ListingId, PriceBase> priceBases() {
        return priceBases;
    }

    /** Fires the checks and returns the findings, sorted by constituent, kind and check as in a decision. */
    List<CheckVerdict> findings(RuleSession session) {
        Map<ListingId, Integer> order = new HashMap<>();
        for (Constituent constituent : snapshot.constituents()) {
            order.put(constituent.listing(), order.size());
            session.insert(new CloseCoverage(constituent, closes.get(constituent.listing())));
            Holding holding = snapshot.holdings().get(constituent.listing());
            if (holding != null && holding.units().signum() > 0) {
                session.insert(new HoldingPrice(holding, priceBases.get(constituent.listing())));
            }
        }
        Map<ListingId, Constituent> constituents = new HashMap<>();
        snapshot.constituents().forEach(constituent -> constituents.put(constituent.listing(), constituent));
        Map<String, List<FxRate>> ratesByCurrency = new HashMap<>();
        for (Price price : snapshot.prices()) {
            Constituent constituent = Objects.requireNonNull(constituents.get(price.listing()));
            session.insert(reading(
                    price,
                    constituent,
                    ratesByCurrency.computeIfAbsent(constituent.currency(), snapshot.exchangeRates()::concerning)));
        }
        List<CheckVerdict> findings = new ArrayList<>();
        for (CheckVerdict verdict : session.fire(Phase.DATA_QUALITY, CheckVerdict.class)) {
            if (verdict.finding()) {
                findings.add(verdict);
            }
        }
        findings.sort(Comparator.comparing((CheckVerdict finding) -> order.get(finding.listing()))
                .thenComparing(CheckVerdict::kind, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(CheckVerdict::check));
        return findings;
    }

    private PriceReading reading(Price price, Constituent constituent, List<FxRate> rates) {
        Policy.QuoteUnit unit = policy.quoteUnit(price.quoteUnit());
        BigDecimal norm = price.price().multiply(unit.factor());
        return new PriceReading(
                price,
                constituent,
                snapshot.run(),
                snapshot.holdings().get(price.listing()),
                snapshot.venues().get(price.listing().mic()),
                norm,
                PriceChanges.since(price.previous(), price, policy),
                price.kind() == PriceKind.CLOSE ? PriceChanges.since(price.restated(), price, policy) : null,
                unit.currency(),
                policy.baseCurrency(),
                unit.currency().equals(policy.baseCurrency()) ? null : rate(unit),
                rates);
    }

    private @Nullable FxRate rate(Policy.QuoteUnit unit) {
        return snapshot.exchangeRates()
                .joining(unit.currency(), policy.baseCurrency())
                .orElse(null);
    }

    private @Nullable Price valuing(@Nullable Price close, @Nullable Price intraday) {
        boolean latest = policy.valuationPrice() == Policy.ValuationPrice.LATEST;
        boolean newer =
                latest && intraday != null && (close == null || intraday.asOf().isAfter(close.asOf()));
        return newer ? intraday : close;
    }

    private @Nullable PriceBase priceBase(@Nullable Price price) {
        if (price == null) {
            return null;
        }
        Policy.QuoteUnit unit = policy.quoteUnit(price.quoteUnit());
        if (unit.currency().equals(policy.baseCurrency())) {
            return PriceBase.of(price, unit, null, policy.baseCurrency());
        }
        FxRate rate = rate(unit);
        return rate == null ? null : PriceBase.of(price, unit, rate, policy.baseCurrency());
    }
}
