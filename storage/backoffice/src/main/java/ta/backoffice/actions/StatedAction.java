package ta.backoffice.actions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.RegisterStarter;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.backoffice.registry.UnitRatio;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * A corporate action as a caller states it, field by field. Listings of the starter list are registered when they are
 * stated first.
 *
 * @param newCode the new ISIN or ticker
 */
public record StatedAction(
        CorporateAction.Kind kind,
        ListingId listing,
        LocalDate effectiveOn,
        Optional<BigDecimal> unitsBefore,
        Optional<BigDecimal> unitsAfter,
        Optional<ListingId> successor,
        Optional<BigDecimal> cashPerUnit,
        Optional<BigDecimal> costShare,
        Optional<BigDecimal> costPerUnit,
        Optional<String> newCode,
        String note) {

    /**
     * What the action would do to a portfolio, without recording it.
     *
     * @throws StorageException.Invalid when the terms are not those of the kind
     * @throws StorageException.NotFound when a listing is unknown
     */
    public ActionState preview(Transaction tx, UUID portfolioId) {
        UUID key = key(tx, listing);
        ActionTerms terms = terms(tx, key);
        terms.requireFor(kind);
        Optional<CorporateAction> known = known(tx, portfolioId, key);
        return OutstandingActions.of(
                tx,
                portfolioId,
                new CorporateAction(
                        known.map(CorporateAction::id).orElseGet(Ids::next),
                        known.flatMap(CorporateAction::owner),
                        key,
                        kind,
                        effectiveOn,
                        terms,
                        false,
                        note,
                        tx.actor().name(),
                        tx.at()));
    }

    /**
     * The recorded action of this kind and day, of all portfolios or of this one alone.
     *
     * @throws StorageException.NotFound when the listing is unknown
     */
    public Optional<CorporateAction> known(Transaction tx, UUID portfolioId) {
        return known(tx, portfolioId, key(tx, listing));
    }

    /** Whether the recorded action has the same terms. */
    public boolean isSameAs(Transaction tx, CorporateAction known) {
        return !known.withdrawn() && known.terms().isSameAs(terms(tx, known.listing()));
    }

    /**
     * Records the action, or another revision of it.
     *
     * @return the action as it is recorded then
     */
    public CorporateAction record(Transaction tx, UUID portfolioId) {
        UUID key = key(tx, listing);
        ActionTerms terms = terms(tx, key);
        known(tx, portfolioId, key)
                .ifPresentOrElse(
                        action -> RecordCorporateAction.correct(tx, action, terms, note),
                        () -> RecordCorporateAction.within(tx, key, kind, effectiveOn, terms, note));
        return known(tx, portfolioId, key).orElseThrow();
    }

    private Optional<CorporateAction> known(Transaction tx, UUID portfolioId, UUID key) {
        return CorporateActions.load(tx, portfolioId).find(key, kind, effectiveOn);
    }

    private ActionTerms terms(Transaction tx, UUID key) {
        ActionTerms terms = new ActionTerms(
                ratio(), successor.map(into -> key(tx, into)), cashPerUnit, costShare, costPerUnit, Optional.empty());
        return newCode.map(code -> terms.withCodes(now(RegisteredListings.one(tx, key)), code))
                .orElse(terms);
    }

    private Optional<UnitRatio> ratio() {
        if (unitsBefore.isPresent() != unitsAfter.isPresent()) {
            throw new StorageException.Invalid(
                    "a ratio needs the units before and the units after", "Maybe 1 and 10, for 10 units of each.");
        }
        return unitsBefore.map(before -> new UnitRatio(before, unitsAfter.orElseThrow()));
    }

    private String now(RegisteredListing registered) {
        return kind == CorporateAction.Kind.ISIN_CHANGE
                ? registered.isin()
                : registered.listing().ticker();
    }

    private static UUID key(Transaction tx, ListingId listing) {
        Optional<UUID> known = ListingLookup.find(tx, listing);
        if (known.isEmpty()) {
            RegisterStarter.within(tx, List.of(listing));
        }
        return known.or(() -> ListingLookup.find(tx, listing))
                .orElseThrow(() -> new StorageException.NotFound("listing", listing));
    }
}
