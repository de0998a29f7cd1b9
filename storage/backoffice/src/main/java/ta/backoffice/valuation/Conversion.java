package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.ExchangeRate;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.SeriesPrice;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.valuation.PriceBase;

/** Converts prices into the base currency, each at the newest exchange rate by a moment. */
final class Conversion {

    private final String baseCurrency;
    private final Map<String, Policy.QuoteUnit> units;
    private final KnownRates rates;

    Conversion(Transaction tx, String baseCurrency, Map<String, Policy.QuoteUnit> units) {
        this.baseCurrency = baseCurrency;
        this.units = units;
        this.rates = KnownRates.ofManyMoments(tx);
    }

    /** Empty if no policy defines the price's unit, if there is no rate yet, or if the price is not above 0. */
    Optional<BigDecimal> inBaseCurrency(ListingId listing, SeriesPrice price, BigDecimal amount, Instant moment) {
        Policy.QuoteUnit unit = units.get(price.quoteUnit());
        if (unit == null || amount.signum() <= 0) {
            return Optional.empty();
        }
        FxRate rate = null;
        if (!unit.currency().equals(baseCurrency)) {
            rate = rates.of(unit.currency(), baseCurrency, moment)
                    .map(Conversion::rate)
                    .orElse(null);
            if (rate == null) {
                return Optional.empty();
            }
        }
        return Optional.of(converted(listing, price, amount, unit, rate)).filter(base -> base.signum() > 0);
    }

    private BigDecimal converted(
            ListingId listing, SeriesPrice price, BigDecimal amount, Policy.QuoteUnit unit, @Nullable FxRate rate) {
        Price fact = Price.alone(
                listing, PriceKind.CLOSE, amount, price.currency(), price.quoteUnit(), price.asOf(), price.source());
        return Decimals.atMost18(PriceBase.of(fact, unit, rate, baseCurrency).priceBase());
    }

    private static FxRate rate(ExchangeRate rate) {
        return new FxRate(rate.base(), rate.quote(), rate.rate(), rate.asOf(), null);
    }
}
