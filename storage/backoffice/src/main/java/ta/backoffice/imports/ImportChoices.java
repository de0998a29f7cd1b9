package ta.backoffice.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ta.rules.portfolio.ListingId;

/**
 * What a person chose in the preview of an import.
 *
 * @param listings by the label of a security in the file
 * @param openings by the label of a security: its units and cost before the first line of the file
 * @param leaveOut lines that shall not be taken
 * @param take lines that shall be taken although an equal entry is recorded already
 */
public record ImportChoices(
        Map<String, ListingChoice> listings,
        Map<String, OpeningChoice> openings,
        Set<Integer> leaveOut,
        Set<Integer> take) {

    public static final ImportChoices NONE = new ImportChoices(Map.of(), Map.of(), Set.of(), Set.of());

    /** A listing; isin, name, currency and quote unit are needed if it is not registered yet. */
    public record ListingChoice(
            ListingId listing,
            Optional<String> isin,
            Optional<String> name,
            Optional<String> currency,
            Optional<String> quoteUnit) {}

    /**
     * @param cost of all units, in the base currency
     */
    public record OpeningChoice(BigDecimal units, BigDecimal cost) {}

    public ImportChoices {
        listings = Map.copyOf(listings);
        openings = Map.copyOf(openings);
        leaveOut = Set.copyOf(leaveOut);
        take = Set.copyOf(take);
    }
}
