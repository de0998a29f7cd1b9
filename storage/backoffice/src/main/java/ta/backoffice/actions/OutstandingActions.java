package ta.backoffice.actions;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import ta.backoffice.book.LedgerEntry;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.Pool;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * Compares corporate actions with a portfolio's ledger. While the ledger lacks one, its units are from before the
 * action and its prices from after it, so nothing may be valued or advised.
 */
public final class OutstandingActions {

    private final Transaction tx;
    private final UUID portfolioId;
    private final CorporateActions actions;
    private final ActionLedger ledger;

    private OutstandingActions(Transaction tx, UUID portfolioId) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.actions = CorporateActions.load(tx, portfolioId);
        this.ledger = new ActionLedger(tx, portfolioId);
    }

    /** Actions up to a date that the ledger lacks, and withdrawn ones that it still contains; oldest first. */
    public static List<ActionState> of(Transaction tx, UUID portfolioId, LocalDate upTo) {
        return all(tx, portfolioId).stream()
                .filter(state -> !state.action().effectiveOn().isAfter(upTo))
                .filter(ActionState::isOutstanding)
                .toList();
    }

    /**
     * All that changes the ledger, of the portfolio's constituents and of listings that it ever held; oldest first.
     */
    public static List<ActionState> all(Transaction tx, UUID portfolioId) {
        OutstandingActions states = new OutstandingActions(tx, portfolioId);
        return states.some(CorporateAction::changesLedger);
    }

    /** As {@link #all}, and the changes of ISINs and tickers. */
    public static List<ActionState> withRenames(Transaction tx, UUID portfolioId) {
        return new OutstandingActions(tx, portfolioId)
                .some(action -> action.changesLedger() || action.kind().isRename());
    }

    /** An action that is recorded, or one that somebody considers to record. */
    public static ActionState of(Transaction tx, UUID portfolioId, CorporateAction action) {
        return new OutstandingActions(tx, portfolioId).state(action);
    }

    private List<ActionState> some(Predicate<CorporateAction> which) {
        if (actions.isEmpty()) {
            return List.of();
        }
        Set<UUID> listings = new HashSet<>(ledger.listings());
        Constituents.of(tx, portfolioId).forEach(row -> listings.add(row.key()));
        return listings.stream()
                .flatMap(listing -> actions.of(listing).stream())
                .filter(which)
                .sorted(Comparator.comparing(CorporateAction::effectiveOn))
                .map(this::state)
                .toList();
    }

    private ActionState state(CorporateAction action) {
        Map<UUID, ListingId> names = names(action);
        ListingId listing = names.get(action.listing());
        if (listing == null) {
            throw new IllegalStateException("no listing " + action.listing());
        }
        Instant happened = happened(tx, listing, action.effectiveOn());
        Map<UUID, Pool> before = ledger.before(happened, names.keySet());
        Pool pool = before.getOrDefault(action.listing(), Pool.EMPTY);
        Optional<BigDecimal> rate = ledger.rate(action, happened);
        boolean counts = !action.withdrawn() && action.changesLedger() && !isFar(action);
        boolean hindered = counts && rate.isEmpty() && pool.units().signum() > 0;
        List<NewEntry> due =
                counts && rate.isPresent() ? ActionEntries.of(action, pool, happened, rate.get()) : List.of();
        List<LedgerEntry> recorded =
                action.changesLedger() ? ledger.unreversed(ledger.with(references(action))) : List.of();
        Difference difference =
                hindered ? new Difference(List.of(), List.of()) : difference(action, happened, due, recorded);
        return new ActionState(
                action,
                happened,
                names,
                before,
                due,
                recorded,
                difference.lacking(),
                difference.superfluous(),
                hindered
                        ? Optional.of("no exchange rate from "
                                + ledger.currency(action).orElse("its currency") + " to " + ledger.baseCurrency()
                                + " is known by " + action.effectiveOn())
                        : Optional.empty());
    }

    /** What an action does in more than a year depends on too much that is not known. */
    private boolean isFar(CorporateAction action) {
        return action.effectiveOn()
                .isAfter(LocalDate.ofInstant(tx.at(), ZoneOffset.UTC).plusYears(1));
    }

    private record Difference(List<NewEntry> lacking, List<UUID> superfluous) {}

    /**
     * What is due and what is recorded, compared. Adjustments are corrected by further ones, as a reversal may take
     * units that were sold since; all else is reversed and recorded anew. An action that does nothing any more is
     * reversed whole, so that nothing is left of it; but for a split, whose units may be sold in part.
     */
    private static Difference difference(
            CorporateAction action, Instant happened, List<NewEntry> due, List<LedgerEntry> recorded) {
        if (due.isEmpty() && !action.kind().restatesPrices()) {
            return new Difference(
                    List.of(), recorded.stream().map(LedgerEntry::id).toList());
        }
        List<NewEntry> trades = due.stream()
                .filter(entry -> entry.type() != EntryType.ADJUSTMENT)
                .toList();
        List<LedgerEntry> tradesRecorded = recorded.stream()
                .filter(entry -> entry.type() != EntryType.ADJUSTMENT)
                .toList();
        List<NewEntry> lacking = new ArrayList<>();
        List<UUID> superfluous = new ArrayList<>();
        if (!isSame(trades, tradesRecorded)) {
            lacking.addAll(trades);
            tradesRecorded.forEach(entry -> superfluous.add(entry.id()));
        }
        lacking.addAll(adjustments(happened, due, recorded));
        return new Difference(lacking, superfluous);
    }

    private static boolean isSame(List<NewEntry> due, List<LedgerEntry> recorded) {
        return due.size() == recorded.size()
                && due.stream().allMatch(wanted -> recorded.stream().anyMatch(entry -> isSame(wanted, entry)));
    }

    private static boolean isSame(NewEntry wanted, LedgerEntry entry) {
        return wanted.type() == entry.type()
                && wanted.listingId().equals(entry.listingId())
                && wanted.amount().compareTo(entry.amount()) == 0
                && wanted.units()
                                .orElse(BigDecimal.ZERO)
                                .compareTo(entry.units().orElse(BigDecimal.ZERO))
                        == 0;
    }

    /** Units and cost that adjustments change in all, by listing. */
    private record Sum(BigDecimal units, BigDecimal cost, Instant at) {

        Sum and(Sum other) {
            return new Sum(units.add(other.units), cost.add(other.cost), at);
        }
    }

    private static List<NewEntry> adjustments(Instant happened, List<NewEntry> due, List<LedgerEntry> recorded) {
        Map<UUID, Sum> sums = new LinkedHashMap<>();
        due.stream()
                .filter(entry -> entry.type() == EntryType.ADJUSTMENT)
                .forEach(entry -> sums.merge(
                        entry.listingId().orElseThrow(),
                        new Sum(entry.units().orElseThrow(), entry.cost().orElseThrow(), entry.tradeTime()),
                        Sum::and));
        recorded.stream()
                .filter(entry -> entry.type() == EntryType.ADJUSTMENT)
                .forEach(entry -> sums.merge(
                        entry.listingId().orElseThrow(),
                        new Sum(
                                entry.units().orElseThrow().negate(),
                                entry.cost().orElseThrow().negate(),
                                happened),
                        Sum::and));
        List<NewEntry> lacking = new ArrayList<>();
        sums.forEach((listing, sum) -> {
            if (sum.units().signum() != 0 || sum.cost().signum() != 0) {
                lacking.add(NewEntry.adjustment(listing, sum.units(), sum.cost(), sum.at()));
            }
        });
        return lacking;
    }

    private Map<UUID, ListingId> names(CorporateAction action) {
        Set<UUID> listings = new LinkedHashSet<>();
        listings.add(action.listing());
        action.terms().successor().ifPresent(listings::add);
        Map<UUID, ListingId> names = new HashMap<>();
        RegisteredListings.some(tx, listings).forEach(row -> names.put(row.id(), row.listing()));
        return names;
    }

    /** The reference of an action's entries, also by the tickers that the listing had before. */
    private Set<String> references(CorporateAction action) {
        ListingId now = RegisteredListings.one(tx, action.listing()).listing();
        Set<String> references = new LinkedHashSet<>();
        references.add(reference(action, now));
        actions.of(action.listing()).stream()
                .filter(change -> change.kind() == CorporateAction.Kind.TICKER_CHANGE)
                .flatMap(change -> change.terms().codes().stream())
                .forEach(codes -> {
                    references.add(reference(action, ListingId.of(now.mic(), codes.before())));
                    references.add(reference(action, ListingId.of(now.mic(), codes.after())));
                });
        return references;
    }

    private static String reference(CorporateAction action, ListingId listing) {
        return action.kind() + " " + listing + " " + action.effectiveOn();
    }

    /** How often the references of an action were used; a reference is not used a second time. */
    static int uses(Transaction tx, UUID portfolioId, CorporateAction action) {
        OutstandingActions of = new OutstandingActions(tx, portfolioId);
        return of.ledger.with(of.references(action)).size();
    }

    /**
     * Start of the effective date in the venue's time zone: after all trades in old units, before all in new ones.
     */
    private static Instant happened(Transaction tx, ListingId listing, LocalDate effectiveOn) {
        return effectiveOn
                .atStartOfDay(new VenueCalendars(tx).of(listing).zone())
                .toInstant();
    }
}
