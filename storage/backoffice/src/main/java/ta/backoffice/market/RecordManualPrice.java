package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.MANUAL_PRICES;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.ManualPricesRecord;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;

/**
 * Records a price that a user enters for one portfolio. In this portfolio it replaces what was observed for the same
 * moment; when it is entered again, the last one counts.
 */
public final class RecordManualPrice {

    /**
     * @param revision number of the price for its moment, from 1
     */
    public record Recorded(UUID id, int revision) {}

    private RecordManualPrice() {}

    /**
     * @param policy the portfolio's active one, if it has one
     * @throws StorageException.NotFound when there is no such portfolio or listing
     * @throws StorageException.Invalid when the actor is not a user, the moment is in the future, or it is not the
     *     close of a session
     * @throws StorageException.Conflict {@code UNKNOWN_QUOTE_UNIT} when the policy does not define the quote unit
     */
    public static Recorded within(
            Transaction tx, UUID portfolioId, Optional<CompiledPolicy> policy, ManualPrice price) {
        if (tx.actor().userId().isEmpty()) {
            throw new StorageException.Invalid(
                    "only a user can enter a price, not " + tx.actor().name(), "");
        }
        tx.lockPortfolio(portfolioId);
        ListingId listing = RegisteredListings.one(tx, price.listingId()).listing();
        requireValidTime(tx, listing, price);
        policy.ifPresent(
                active -> QuoteUnits.requireKnown(active.rules().policy(), price.currency(), price.quoteUnit()));
        ManualPricesRecord row = row(tx, portfolioId, price);
        tx.sql().executeInsert(row);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("manual_price", row.getId());
        details.put("listing", listing);
        details.put("as_of", price.asOf());
        details.put("kind", price.kind());
        details.put("revision", row.getRevision());
        details.put("price", price.price());
        details.put("currency", price.currency());
        details.put("quote_unit", price.quoteUnit());
        details.put("evidence", price.evidence());
        details.put("reason", price.reason());
        Audit.append(
                tx,
                portfolioId,
                "price.manual",
                details,
                AuditedRows.of(tx, portfolioId).and(AuditedTable.MANUAL_PRICE, row.getId()));
        return new Recorded(row.getId(), row.getRevision());
    }

    /**
     * A close must have exactly the time of its session's close; otherwise it would be an additional price, not a
     * replacement.
     */
    private static void requireValidTime(Transaction tx, ListingId listing, ManualPrice price) {
        if (price.asOf().isAfter(tx.at())) {
            throw new StorageException.Invalid("the time of the price is in the future: " + price.asOf(), "");
        }
        if (price.kind() == PriceKind.CLOSE) {
            VenueCalendar calendar = new VenueCalendars(tx).of(listing);
            LocalDate day = price.asOf().atZone(calendar.zone()).toLocalDate();
            if (!calendar.isSession(day)) {
                throw new StorageException.Invalid(
                        calendar.mic() + " had no session on " + day + " (" + day.getDayOfWeek() + ")", "");
            }
            Instant close = calendar.close(day);
            if (!close.equals(price.asOf())) {
                throw new StorageException.Invalid(
                        "the session of " + day + " closed at " + close + ", not " + price.asOf(),
                        "Maybe enter it as of " + close + ".");
            }
        }
    }

    private static ManualPricesRecord row(Transaction tx, UUID portfolioId, ManualPrice price) {
        int revisions = tx.sql()
                .select(DSL.coalesce(DSL.max(MANUAL_PRICES.REVISION), 0))
                .from(MANUAL_PRICES)
                .where(
                        MANUAL_PRICES.PORTFOLIO_ID.eq(portfolioId),
                        MANUAL_PRICES.LISTING_ID.eq(price.listingId()),
                        MANUAL_PRICES.AS_OF.eq(price.asOf()),
                        MANUAL_PRICES.KIND.eq(price.kind().name()))
                .fetchSingle()
                .value1();
        return new ManualPricesRecord(
                Ids.next(),
                portfolioId,
                price.listingId(),
                price.asOf(),
                price.kind().name(),
                revisions + 1,
                price.price(),
                price.currency(),
                price.quoteUnit(),
                price.evidence(),
                price.reason(),
                tx.actor().name(),
                tx.at());
    }
}
