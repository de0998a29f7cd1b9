package ta.backoffice.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * Registers listings of the {@link StarterList} when somebody uses them first. Their data is shipped with the program,
 * so nobody has to enter or to confirm it.
 */
public final class RegisterStarter {

    /** First day of the terms. */
    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 1);

    private RegisterStarter() {}

    /** Leaves out those that are registered already, and those that are not in the list. */
    public static void within(Transaction tx, Collection<ListingId> listings) {
        List<NewListing> wanted = listings.stream()
                .distinct()
                .filter(listing -> ListingLookup.find(tx, listing).isEmpty())
                .flatMap(listing -> StarterList.find(listing).stream())
                .map(entry -> new NewListing(
                        entry.listing(), entry.isin(), entry.name(), entry.currency(), entry.quoteUnit(), ALWAYS))
                .toList();
        if (!wanted.isEmpty()) {
            RegisterListings.within(tx, wanted);
        }
    }
}
