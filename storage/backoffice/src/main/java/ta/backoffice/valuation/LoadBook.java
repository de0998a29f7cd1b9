package ta.backoffice.valuation;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import ta.backoffice.actions.ActionState;
import ta.backoffice.actions.OutstandingActions;
import ta.backoffice.book.Entries;
import ta.backoffice.book.LedgerEntry;
import ta.backoffice.jooq.tables.records.PortfoliosRecord;
import ta.backoffice.registry.RegisteredListings;
import ta.database.Transaction;
import ta.rules.performance.Book;
import ta.rules.performance.Book.Split;
import ta.rules.performance.BookEntry;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Reads a portfolio's book: ledger, splits, policies over time, and accepted closes in the base currency. */
final class LoadBook {

    private final Transaction tx;
    private final UUID portfolioId;
    private final Map<UUID, ListingId> listings = new HashMap<>();

    /**
     * A book, which has all in the base currency.
     *
     * @param rates at which the prices of listings in another currency were converted, by session
     */
    record Loaded(Book book, Map<ListingId, Map<LocalDate, BigDecimal>> rates) {}

    private LoadBook(Transaction tx, UUID portfolioId) {
        this.tx = tx;
        this.portfolioId = portfolioId;
    }

    /**
     * The book at a moment. While the ledger lacks a corporate action, the book ends before it: see
     * {@link OutstandingActions}.
     */
    static Loaded at(Transaction tx, UUID portfolioId, Instant moment) {
        return new LoadBook(tx, portfolioId).at(moment);
    }

    private Loaded at(Instant moment) {
        PortfoliosRecord portfolio = tx.sql()
                .fetchOptional(PORTFOLIOS, PORTFOLIOS.ID.eq(portfolioId))
                .orElseThrow();
        PolicyHistory policies = PolicyHistory.load(tx, portfolioId);
        List<ActionState> actions = OutstandingActions.all(tx, portfolioId);
        List<LedgerEntry> ledger = withoutSplits(Entries.of(tx, portfolioId), actions);
        name(ledger, actions);
        Instant asOf = actions.stream()
                .filter(ActionState::isOutstanding)
                .map(state -> state.happened().minusNanos(1000))
                .filter(moment::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(moment);
        ZoneId zone = policies.timeZone().orElse(ZoneId.of(portfolio.getTimeZone()));
        Book book = new Book(
                portfolio.getBaseCurrency(),
                zone,
                asOf,
                policies.jumpPct(),
                0,
                null,
                List.of(),
                splits(actions),
                policies.memberships(),
                entries(ledger));
        LoadSessions sessions = new LoadSessions(tx, portfolioId, book, policies, listings);
        return new Loaded(book.withSessions(sessions.sessions()), sessions.rates());
    }

    /** The splits are in the book as such; the ledger's own entries for them are left out, and their reversals. */
    private static List<LedgerEntry> withoutSplits(List<LedgerEntry> ledger, List<ActionState> actions) {
        Set<UUID> left = new HashSet<>();
        for (LedgerEntry entry : ledger) {
            if (actions.stream().anyMatch(state -> isSplit(state) && state.isEntry(entry))
                    || entry.reverses().filter(left::contains).isPresent()) {
                left.add(entry.id());
            }
        }
        return ledger.stream().filter(entry -> !left.contains(entry.id())).toList();
    }

    /** Other actions are in the book by their entries. */
    private static boolean isSplit(ActionState state) {
        return state.action().kind().restatesPrices();
    }

    private void name(List<LedgerEntry> ledger, List<ActionState> actions) {
        Set<UUID> keys = new HashSet<>();
        ledger.forEach(entry -> entry.listingId().ifPresent(keys::add));
        actions.forEach(state -> keys.add(state.action().listing()));
        RegisteredListings.some(tx, keys).forEach(row -> listings.put(row.id(), row.listing()));
    }

    private List<Split> splits(List<ActionState> actions) {
        List<Split> splits = new ArrayList<>();
        for (ActionState state : actions) {
            if (!state.action().withdrawn()) {
                state.action()
                        .split()
                        .ifPresent(ratio -> splits.add(
                                new Split(state.listing(), state.happened(), ratio.before(), ratio.after())));
            }
        }
        return splits;
    }

    private List<BookEntry> entries(List<LedgerEntry> ledger) {
        Map<UUID, Long> sequences = new HashMap<>();
        ledger.forEach(entry -> sequences.put(entry.id(), CurrencyCash.seq(entry.sequence())));
        List<BookEntry> entries = new ArrayList<>(CurrencyCash.trades(ledger));
        ledger.stream()
                .filter(entry -> entry.type() != EntryType.EXCHANGE)
                .map(entry -> new BookEntry(
                        CurrencyCash.seq(entry.sequence()),
                        entry.type(),
                        entry.tradeTime(),
                        entry.listingId()
                                .map(key -> Objects.requireNonNull(listings.get(key)))
                                .orElse(null),
                        entry.units().orElse(null),
                        entry.amount(),
                        entry.fees(),
                        entry.cost().orElse(BigDecimal.ZERO),
                        entry.reverses().map(sequences::get).orElse(null)))
                .forEach(entries::add);
        return entries;
    }
}
