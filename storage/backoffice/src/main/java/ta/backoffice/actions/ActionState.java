package ta.backoffice.actions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.LedgerEntry;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.Pool;
import ta.backoffice.registry.CorporateAction;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * A corporate action, and how much of it a portfolio's ledger contains.
 *
 * @param happened the start of the effective date at the venue
 * @param names the listings of the action, by id
 * @param before what was held of them just before the action took effect
 * @param due the entries of the action; none for one that was withdrawn, and none without units
 * @param recorded what the ledger has for it, without what was reversed
 * @param lacking the entries that the ledger still needs
 * @param superfluous the entries that the ledger must reverse
 * @param hindrance why the entries cannot be computed; empty if they can
 */
public record ActionState(
        CorporateAction action,
        Instant happened,
        Map<UUID, ListingId> names,
        Map<UUID, Pool> before,
        List<NewEntry> due,
        List<LedgerEntry> recorded,
        List<NewEntry> lacking,
        List<UUID> superfluous,
        Optional<String> hindrance) {

    public boolean isOutstanding() {
        return hindrance.isPresent() || !lacking.isEmpty() || !superfluous.isEmpty();
    }

    public ListingId listing() {
        return name(action.listing());
    }

    public ListingId name(UUID listing) {
        ListingId name = names.get(listing);
        if (name == null) {
            throw new IllegalArgumentException("not a listing of the action: " + listing);
        }
        return name;
    }

    /** Units of the listing just before the action took effect. */
    public BigDecimal held() {
        return before.getOrDefault(action.listing(), Pool.EMPTY).units();
    }

    /** Units that the ledger still has to add to the listing; negative if it has to take some. */
    public BigDecimal lackingUnits() {
        return lacking.stream()
                .filter(entry ->
                        entry.listingId().filter(action.listing()::equals).isPresent())
                .map(ActionState::units)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Units of the listing after the action; those of before if it was withdrawn. */
    public BigDecimal heldAfter() {
        return effect().holdings().stream()
                .filter(holding -> holding.listing().equals(action.listing()))
                .map(holding -> holding.after().units())
                .findFirst()
                .orElse(held());
    }

    /** Signed: negative when units leave. */
    static BigDecimal units(NewEntry entry) {
        BigDecimal units = entry.units().orElse(BigDecimal.ZERO);
        return entry.type() == EntryType.SELL ? units.negate() : units;
    }

    /** Whether a ledger entry was recorded for the action. */
    public boolean isEntry(LedgerEntry entry) {
        return recorded.stream().anyMatch(mine -> mine.id().equals(entry.id()))
                || entry.reference().filter(this::isReference).isPresent();
    }

    /** Beginning of the external reference of its ledger entries, and subject of its alert. */
    public String reference() {
        return action.kind() + " " + listing() + " " + action.effectiveOn();
    }

    private boolean isReference(String text) {
        return ActionLedger.isOf(text, reference());
    }

    public ActionEffect effect() {
        return ActionEffect.of(this);
    }

    /** For example {@code XLON:ABC was split, 10 for 1, on 2026-06-11}. */
    public String sentence() {
        return nameThen() + (action.withdrawn() ? " was not " : " was ") + ActionWords.done(this) + " on "
                + action.effectiveOn();
    }

    private String nameThen() {
        return action.kind() == CorporateAction.Kind.TICKER_CHANGE
                ? action.terms()
                        .codes()
                        .map(codes -> listing().mic() + ":" + codes.before())
                        .orElseGet(listing()::text)
                : listing().text();
    }
}
