package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.LISTINGS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.StorageException;
import ta.database.Transaction;

/** Sets when a fund that is on no exchange is priced. */
public final class SetFundPricing {

    private SetFundPricing() {}

    /**
     * @throws StorageException.NotFound when there is no such listing
     * @throws StorageException.Invalid when the listing is on an exchange
     */
    public static void within(Transaction tx, UUID listing, FundPricing pricing) {
        RegisteredListings.RegisteredListing before = RegisteredListings.one(tx, listing);
        FundPricing former = before.pricing().orElseThrow(() -> FundPricing.refused(before.listing()));
        if (former.equals(pricing)) {
            return;
        }
        tx.sql()
                .update(LISTINGS)
                .set(LISTINGS.FUND_CALENDAR, pricing.calendar())
                .set(LISTINGS.PRICE_DUE_SESSIONS, (short) pricing.dueSessions())
                .set(LISTINGS.MANUALLY_PRICED, pricing.manual())
                .where(LISTINGS.ID.eq(listing))
                .execute();
        Audit.append(
                tx,
                Optional.empty(),
                "registry.fund_pricing",
                Map.of(
                        "listing",
                        before.listing(),
                        "calendar",
                        pricing.calendar(),
                        "due_sessions",
                        pricing.dueSessions(),
                        "manual",
                        pricing.manual()));
    }
}
