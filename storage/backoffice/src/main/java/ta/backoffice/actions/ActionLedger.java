package ta.backoffice.actions;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.book.Entries;
import ta.backoffice.book.LedgerEntry;
import ta.backoffice.book.Pool;
import ta.backoffice.market.ExchangeRate;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.RateVerdicts;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.database.Transaction;

/** A portfolio's ledger as corporate actions need it; read once, for one transaction. */
final class ActionLedger {

    private final Transaction tx;
    private final UUID portfolioId;
    private @Nullable List<LedgerEntry> entries;
    private @Nullable KnownRates rates;

    ActionLedger(Transaction tx, UUID portfolioId) {
        this.tx = tx;
        this.portfolioId = portfolioId;
    }

    /** Whether a reference is that of an action, or of its second or a later entry. */
    static boolean isOf(String text, String reference) {
        return text.equals(reference) || text.startsWith(reference + " (");
    }

    /** What was held of some listings just before a moment. */
    Map<UUID, Pool> before(Instant moment, Set<UUID> listings) {
        return Entries.fold(entries().stream()
                .filter(entry -> entry.tradeTime().isBefore(moment))
                .filter(entry -> entry.listingId().filter(listings::contains).isPresent())
                .toList());
    }

    /** The entries with one of these references. */
    List<LedgerEntry> with(Set<String> references) {
        return entries().stream()
                .filter(entry -> entry.reference()
                        .filter(text -> references.stream().anyMatch(reference -> isOf(text, reference)))
                        .isPresent())
                .toList();
    }

    /** Those that are not reversed. */
    List<LedgerEntry> unreversed(List<LedgerEntry> some) {
        Set<UUID> reversed = new HashSet<>();
        entries().forEach(entry -> entry.reverses().ifPresent(reversed::add));
        return some.stream().filter(entry -> !reversed.contains(entry.id())).toList();
    }

    /** The listings that the portfolio ever held, without reading the ledger whole. */
    Set<UUID> listings() {
        return tx.sql()
                .selectDistinct(LEDGER_ENTRIES.LISTING_ID)
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.UNITS.isNotNull())
                .fetchSet(LEDGER_ENTRIES.LISTING_ID);
    }

    /**
     * Units of the base currency for one of the currency of an action's listing; 1 if it is about no money. Empty when
     * no rate is known by then.
     */
    Optional<BigDecimal> rate(CorporateAction action, Instant at) {
        String base = baseCurrency();
        Optional<String> currency = currency(action);
        boolean money = action.terms().hasCash() || action.terms().costPerUnit().isPresent();
        if (!money || currency.isEmpty() || currency.get().equals(base)) {
            return Optional.of(BigDecimal.ONE);
        }
        if (rates == null) {
            rates = KnownRates.accepted(tx, RateVerdicts.of(tx, portfolioId));
        }
        return rates.of(currency.get(), base, at).map(ExchangeRate::rate);
    }

    /** The currency of the listing on that day. */
    Optional<String> currency(CorporateAction action) {
        return ListingLookup.terms(tx, action.listing(), action.effectiveOn()).map(ListingTerms::currency);
    }

    String baseCurrency() {
        return tx.sql()
                .select(PORTFOLIOS.BASE_CURRENCY)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.BASE_CURRENCY);
    }

    private List<LedgerEntry> entries() {
        if (entries == null) {
            entries = Entries.of(tx, portfolioId);
        }
        return entries;
    }
}
