package ta.backoffice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.ListingId;

class RegisterListingsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);
    private static final Actor ACTOR = Actor.system("test");
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final String ISIN = "IE00BK5BQT80";

    @Test
    void listing_registeredAgain_staysAsItIs() {
        NewListing listing = listing("VWRP", ISIN, "GBX");
        Map<ListingId, UUID> first = register(listing);
        assertThat(register(listing)).isEqualTo(first);
        assertThatThrownBy(() -> register(listing("VWRP", "IE00B3XXRP09", "GBX")))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining(ISIN);
        assertThatThrownBy(() -> register(listing("VWRP", ISIN, "GBP"))).isInstanceOf(StorageException.Conflict.class);
    }

    @Test
    void isin_withAWrongCheckDigit_isRefused() {
        assertThatThrownBy(() -> register(listing("WRNG", "IE00BK5BQT81", "GBX")))
                .isInstanceOf(StorageException.Invalid.class);
    }

    @Test
    void terms_changedFromADate_applyFromThatDateInTheirLastRevision() {
        ListingId id = ListingId.of("XLON", "VUSA");
        UUID key = register(listing("VUSA", "IE00B3XXRP09", "GBX")).get(id);
        LocalDate change = LocalDate.of(2024, 3, 1);
        SetListingTerms set = new SetListingTerms(APP);
        assertThat(set.set(ACTOR, id, new ListingTerms(change, "USD", "USD"))).isEqualTo(1);
        assertThat(set.set(ACTOR, id, new ListingTerms(change, "GBP", "GBP"))).isEqualTo(2);
        assertThat(terms(key, change.minusDays(1))).contains(new ListingTerms(START, "GBP", "GBX"));
        assertThat(terms(key, change)).contains(new ListingTerms(change, "GBP", "GBP"));
        assertThat(terms(key, START.minusDays(1))).isEmpty();
    }

    @Test
    void fundWithoutAnExchange_hasTheCalendarThatWasChosen() {
        ListingId id = new ListingId("XOFF:GB00BG0QPJ30");
        NewListing usual = new NewListing(id, "GB00BG0QPJ30", "A fund", "GBP", "GBX", START);
        UUID key = register(usual).get(id);
        assertThat(lastSession(id, "2026-03-09T13:00:00Z")).isEqualTo(LocalDate.of(2026, 3, 6));

        set(key, new FundPricing("XNYS", 2));

        // Washington's birthday is no working day of New York.
        assertThat(lastSession(id, "2026-02-18T20:00:00Z")).isEqualTo(LocalDate.of(2026, 2, 13));
        assertThat(register(usual)).containsEntry(id, key);
        assertThatThrownBy(() -> new FundPricing("ZZZZ", 1)).hasMessageContaining("ZZZZ");
        assertThatThrownBy(() -> new FundPricing("XLON", 11)).hasMessageContaining("11");
        UUID listed = register(listing("VUKE", "IE00B810Q511", "GBX")).get(ListingId.of("XLON", "VUKE"));
        assertThatThrownBy(() -> set(listed, FundPricing.USUAL))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageContaining("XLON:VUKE has the calendar of its venue");
    }

    private static LocalDate lastSession(ListingId id, String at) {
        return APP.read(ACTOR, tx -> new VenueCalendars(tx).of(id).lastSessionClosedAt(Instant.parse(at)));
    }

    private static void set(UUID listing, FundPricing pricing) {
        APP.transact(ACTOR, tx -> {
            SetFundPricing.within(tx, listing, pricing);
            return listing;
        });
    }

    private static Optional<ListingTerms> terms(UUID key, LocalDate date) {
        return APP.transact(ACTOR, tx -> ListingLookup.terms(tx, key, date));
    }

    private static Map<ListingId, UUID> register(NewListing listing) {
        return new RegisterListings(APP).register(ACTOR, List.of(listing));
    }

    private static NewListing listing(String ticker, String isin, String unit) {
        return new NewListing(ListingId.of("XLON", ticker), isin, "A fund", "GBP", unit, START);
    }
}
