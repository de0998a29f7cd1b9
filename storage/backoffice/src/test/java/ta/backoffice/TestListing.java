package ta.backoffice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.portfolio.ListingId;

/** Registers the listings XLON:T0 to XLON:T3. */
public final class TestListing {

    /** Real ISINs of funds on the London Stock Exchange. */
    private static final List<String> ISINS = List.of("IE00BK5BQT80", "IE00B3XXRP09", "IE00B4L5Y983", "IE00BKM4GZ66");

    private TestListing() {}

    /**
     * Returns the id of a listing, which is registered if necessary.
     *
     * @param number 0 to 3
     */
    public static UUID register(TestDatabase database, int number) {
        ListingId id = ListingId.of("XLON", "T" + number);
        NewListing listing =
                new NewListing(id, ISINS.get(number), "Fund " + number, "GBP", "GBX", LocalDate.of(2000, 1, 1));
        return new RegisterListings(database.as(Role.APP))
                .register(Actor.system("test"), List.of(listing))
                .get(id);
    }
}
