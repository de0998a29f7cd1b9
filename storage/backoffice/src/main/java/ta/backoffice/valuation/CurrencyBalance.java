package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.CashBalance;
import ta.backoffice.market.ExchangeRate;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.RateVerdicts;
import ta.database.Transaction;
import ta.rules.json.Decimals;

/**
 * The cash in a currency other than the base currency, at the newest accepted exchange rate.
 *
 * @param balance in that currency; below 0 if overdrawn
 * @param rate base currency per unit of it; empty while none is known
 * @param rateAsOf the time of the rate
 */
public record CurrencyBalance(
        String currency, BigDecimal balance, Optional<BigDecimal> rate, Optional<Instant> rateAsOf) {

    /** The balances that are not 0, by currency. */
    public static List<CurrencyBalance> of(Transaction tx, UUID portfolioId, String baseCurrency) {
        KnownRates rates = KnownRates.accepted(tx, RateVerdicts.of(tx, portfolioId));
        return CashBalance.inCurrencies(tx, portfolioId).entrySet().stream()
                .filter(each -> each.getValue().signum() != 0)
                .map(each -> {
                    Optional<ExchangeRate> rate = rates.of(each.getKey(), baseCurrency, tx.at());
                    return new CurrencyBalance(
                            each.getKey(),
                            each.getValue(),
                            rate.map(found -> found.costOf(each.getKey())),
                            rate.map(ExchangeRate::asOf));
                })
                .toList();
    }

    /** The value in the base currency, with at most 18 decimals. */
    public Optional<BigDecimal> value() {
        return rate.map(each -> Decimals.atMost18(balance.multiply(each)));
    }
}
