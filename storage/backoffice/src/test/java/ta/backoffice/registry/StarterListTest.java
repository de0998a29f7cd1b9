package ta.backoffice.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.SamplePolicy;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

class StarterListTest {

    private static final List<StarterList.Entry> ALL = StarterList.search("XLON:");

    /** The database verifies the check digits, and refuses a listing that occurs twice with different terms. */
    @Test
    void entries_canAllBeRegistered() {
        List<NewListing> listings = ALL.stream()
                .map(entry -> new NewListing(
                        entry.listing(),
                        entry.isin(),
                        entry.name(),
                        entry.currency(),
                        entry.quoteUnit(),
                        LocalDate.of(2020, 1, 1)))
                .toList();
        var registered = new RegisterListings(TestDatabase.create().as(Role.APP));

        assertThat(registered.register(Actor.system("test"), listings)).hasSize(ALL.size());
        assertThat(ALL).hasSizeGreaterThan(60);
        assertThat(ALL).extracting(StarterList.Entry::listing).doesNotHaveDuplicates();
        assertThat(ALL).extracting(StarterList.Entry::type).containsOnly("ETF", "GILT");
        assertThat(ALL).extracting(StarterList.Entry::distribution).containsOnly("accumulating", "distributing");
    }

    @Test
    void search_findsByTickerIsinAndWords_theExactTickerFirst() {
        assertThat(StarterList.search("is"))
                .extracting(StarterList.Entry::listing)
                .contains(new ListingId("XLON:ISF"));
        assertThat(StarterList.search("isf").get(0).listing()).isEqualTo(new ListingId("XLON:ISF"));
        assertThat(StarterList.search("ie0005042456")).hasSize(1);
        assertThat(StarterList.search("treasury 2028"))
                .extracting(entry -> entry.listing().ticker())
                .containsExactly("TG28", "TN28", "TR28");
        assertThat(StarterList.search("nothing of the kind")).isEmpty();
    }

    /** A sample policy whose units differed from the registered ones could not be approved. */
    @Test
    void samplePolicies_haveOnlyListingsOfTheList_asTheyStandThere() {
        for (SamplePolicy sample : SamplePolicy.all()) {
            byte[] bytes = sample.policy().getBytes(StandardCharsets.UTF_8);
            var read = (PolicyResult.Valid) PolicyReader.read(sample.name(), bytes);
            for (Policy.Instrument instrument : read.policy().instruments()) {
                StarterList.Entry entry = StarterList.find(instrument.listing()).orElseThrow();
                assertThat(List.of(
                                instrument.isin(),
                                instrument.currency(),
                                instrument.quoteUnit(),
                                instrument.type(),
                                instrument.distribution()))
                        .containsExactly(
                                entry.isin(), entry.currency(), entry.quoteUnit(), entry.type(), entry.distribution());
            }
        }
    }
}
