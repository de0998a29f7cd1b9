package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.ExchangeRate;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.RateVerdicts;
import ta.backoffice.market.SeriesPrice;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.valuation.PriceBase;

/** Converts prices into the base currency, each at the newest accepted exchange rate by a moment. */
final class Conversion {

    private final String baseCurrency;
    private final Map<String, Policy.QuoteUnit> units;
    private final KnownRates rates;

    private final RateVerdicts verdicts;

    /**
     * A price in the base currency. It is provisional if a rate with an unreviewed warning is in it.
     *
     * @param rate base currency per unit of the price's currency; empty if that is the base currency
     */
    record Converted(BigDecimal price, Optional<BigDecimal> rate, boolean provisional) {}

    Conversion(Transaction tx, UUID portfolioId, String baseCurrency, Map<String, Policy.QuoteUnit> units) {
        this.baseCurrency = baseCurrency;
        this.units = units;
        this.verdicts = RateVerdicts.of(tx, portfolioId);
        this.rates = KnownRates.accepted(tx, verdicts);
    }

    /** Empty if no policy defines the price's unit, if there is no rate yet, or if the price is not above 0. */
    Optional<Converted> inBaseCurrency(ListingId listing, SeriesPrice price, BigDecimal amount, Instant moment) {
        Policy.QuoteUnit unit = units.get(price.quoteUnit());
        if (unit == null || amount.signum() <= 0) {
            return Optional.empty();
        }
        if (unit.currency().equals(baseCurrency)) {
            return converted(listing, price, amount, unit, null, Optional.empty(), false);
        }
        return rates.of(unit.currency(), baseCurrency, moment)
                .flatMap(rate -> converted(
                        listing,
                        price,
                        amount,
                        unit,
                        rate(rate),
                        Optional.of(rate.costOf(unit.currency())),
                        verdicts.isWarned(rate)));
    }

    /** The base currency per unit of another one. */
    Optional<Converted> rate(String currency, Instant moment) {
        return rates.of(currency, baseCurrency, moment).map(rate -> {
            BigDecimal cost = rate.costOf(currency);
            return new Converted(cost, Optional.of(cost), verdicts.isWarned(rate));
        });
    }

    private Optional<Converted> converted(
            ListingId listing,
            SeriesPrice price,
            BigDecimal amount,
            Policy.QuoteUnit unit,
            @Nullable FxRate rate,
            Optional<BigDecimal> cost,
            boolean provisional) {
        Price fact = Price.alone(
                listing, PriceKind.CLOSE, amount, price.currency(), price.quoteUnit(), price.asOf(), price.source());
        BigDecimal base =
                Decimals.atMost18(PriceBase.of(fact, unit, rate, baseCurrency).priceBase());
        return base.signum() > 0 ? Optional.of(new Converted(base, cost, provisional)) : Optional.empty();
    }

    private static FxRate rate(ExchangeRate rate) {
        return new FxRate(rate.base(), rate.quote(), rate.rate(), rate.asOf(), null);
    }
}
