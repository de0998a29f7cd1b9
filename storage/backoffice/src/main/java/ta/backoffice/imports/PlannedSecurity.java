package ta.backoffice.imports;

import java.util.List;
import java.util.Optional;
import ta.backoffice.registry.NewListing;
import ta.rules.portfolio.ListingId;
import ta.statement.Security;

/**
 * A security of the file, and the listing that it stands for.
 *
 * @param label names it in requests
 * @param listing empty as long as something is {@code missing}
 * @param origin where the listing is known from
 * @param registers the listing to register with the import
 * @param missing what a person must say: some of {@code listing}, {@code isin}, {@code name}, {@code currency}, {@code
 *     quote_unit}
 * @param rows number of its lines
 */
public record PlannedSecurity(
        String label,
        Security security,
        Optional<ListingId> listing,
        Origin origin,
        Optional<NewListing> registers,
        List<String> missing,
        int rows) {

    /** Where a listing is known from. */
    public enum Origin {
        CHOSEN,
        REGISTERED,
        STARTER_LIST,
        /** The file says enough to register it. */
        FILE,
        /** Unknown: a person must say which listing it is. */
        ASKED
    }
}
