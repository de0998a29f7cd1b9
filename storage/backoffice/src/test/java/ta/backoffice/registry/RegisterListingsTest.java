package ta.backoffice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
