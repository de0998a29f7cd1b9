package ta.policy.cashpark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.policy.document.References;
import ta.rules.policy.Policy;

/**
 * {@code UNKNOWN_LISTING}, {@code CASH_PARK_INSTRUMENT}: the cash park's listing is an instrument of the policy, in the
 * sleeve {@code cash_park}.
 */
public final class ParkListing {

    private ParkListing() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause listing = document.clause("/cash_park/listing");
        if (!listing.isPresent()) {
            return List.of();
        }
        Map<String, Clause> instruments = Names.listings(document);
        Clause instrument = instruments.get(listing.text());
        if (instrument == null) {
            return References.error(PolicyErrorCode.UNKNOWN_LISTING, "instrument", listing, instruments.keySet())
                    .stream()
                    .toList();
        }
        String sleeve = instrument.at("sleeve").text();
        if (sleeve.equals(Policy.CASH_PARK)) {
            return List.of();
        }
        String message = DisplayText.of(listing.text()) + " is an instrument of the sleeve " + DisplayText.of(sleeve)
                + " (line " + instrument.at("sleeve").line() + "), not of \"cash_park\"";
        Optional<String> maybe = instruments.entrySet().stream()
                .filter(entry -> entry.getValue().at("sleeve").text().equals(Policy.CASH_PARK))
                .findFirst()
                .map(entry -> "Maybe " + DisplayText.of(entry.getKey()) + " was meant.");
        return List.of(listing.error(PolicyErrorCode.CASH_PARK_INSTRUMENT, message, maybe));
    }
}
