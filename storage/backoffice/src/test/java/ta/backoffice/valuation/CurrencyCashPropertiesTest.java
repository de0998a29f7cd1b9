package ta.backoffice.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ta.backoffice.book.InCurrency;
import ta.backoffice.book.LedgerEntry;
import ta.rules.performance.BookEntry;
import ta.rules.portfolio.EntryType;

/** Any payments and exchanges in two currencies: the book has of each what the ledger has, but never less than 0. */
class CurrencyCashPropertiesTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    record Payment(boolean exchange, String currency, BigDecimal amount, BigDecimal rate, int hour) {}

    @Provide
    Arbitrary<List<Payment>> payments() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("-999.99"), new BigDecimal("999.99"))
                .ofScale(2);
        Arbitrary<BigDecimal> rates = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("2.5"))
                .ofScale(4);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("USD", "JPY"),
                        amounts.filter(amount -> amount.signum() != 0),
                        rates,
                        Arbitraries.integers().between(0, 40))
                .as(Payment::new)
                .list()
                .ofMaxSize(30);
    }

    @Property
    void unitsOfCash_areTheBalanceOfTheLedger_orNoneWhenItIsOverdrawn(@ForAll("payments") List<Payment> payments) {
        List<LedgerEntry> ledger = new ArrayList<>();
        for (Payment payment : payments) {
            ledger.add(entry(ledger.size() + 1L, payment));
        }
        Map<String, BigDecimal> balances = new TreeMap<>();
        ledger.forEach(entry -> balances.merge(
                entry.currency().orElseThrow().currency(), entry.currencyCash().orElseThrow(), BigDecimal::add));
        Map<String, BigDecimal> units = new TreeMap<>();
        for (BookEntry trade : inOrder(CurrencyCash.trades(ledger))) {
            String currency = CurrencyCash.currency(trade.listing()).orElseThrow();
            BigDecimal moved = trade.type() == EntryType.BUY
                    ? trade.units()
                    : trade.units().negate();
            BigDecimal now = units.merge(currency, moved, BigDecimal::add);
            assertThat(now).as("%s after entry %s", currency, trade.seq()).isNotNegative();
            assertThat(trade.amount().signum()).isNotEqualTo(moved.signum());
        }
        balances.forEach((currency, balance) -> assertThat(units.getOrDefault(currency, BigDecimal.ZERO))
                .isEqualByComparingTo(balance.max(BigDecimal.ZERO)));
    }

    private static List<BookEntry> inOrder(List<BookEntry> trades) {
        return trades.stream()
                .sorted((one, other) -> one.tradeTime().equals(other.tradeTime())
                        ? Long.compare(one.seq(), other.seq())
                        : one.tradeTime().compareTo(other.tradeTime()))
                .toList();
    }

    private static LedgerEntry entry(long sequence, Payment payment) {
        BigDecimal value = payment.amount().multiply(payment.rate()).setScale(2, RoundingMode.HALF_EVEN);
        return new LedgerEntry(
                new UUID(0, sequence),
                sequence,
                payment.exchange() ? EntryType.EXCHANGE : EntryType.INTEREST,
                Optional.empty(),
                Optional.empty(),
                payment.exchange() ? value.negate() : value,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.of(new InCurrency(
                        payment.currency(),
                        Optional.of(payment.amount()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        payment.rate())),
                START.plusSeconds(3600L * payment.hour()),
                Optional.empty(),
                Optional.empty());
    }
}
