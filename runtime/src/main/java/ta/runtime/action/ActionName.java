package ta.runtime.action;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingLookup;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** What names a corporate action in a command: kind, listing and day. */
final class ActionName {

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "SPLIT, CONSOLIDATION, ISIN_CHANGE, TICKER_CHANGE,"
                    + " MERGER, CONVERSION, SPIN_OFF, CAPITAL_RETURN, UNIT_DIVIDEND or DELISTING")
    private String kind;

    @Parameters(index = "1", paramLabel = "LISTING", description = "MIC:TICKER")
    private String listing;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "the first session after the action, at the venue",
            required = true)
    private LocalDate on;

    CorporateAction.Kind kind() {
        return Arrays.stream(CorporateAction.Kind.values())
                .filter(known ->
                        known != CorporateAction.Kind.OTHER && known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> Refusal.unusable("ERROR BAD_VALUE: " + Visible.text(kind)
                        + " is not a kind of corporate action\nMaybe one of "
                        + Arrays.stream(CorporateAction.Kind.values())
                                .filter(known -> known != CorporateAction.Kind.OTHER)
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    ListingId listing() {
        return listing(listing);
    }

    static ListingId listing(String text) {
        if (!ListingId.isListingId(text)) {
            throw Refusal.unusable(
                    "ERROR BAD_LISTING: " + Visible.text(text) + " is not a listing\nMaybe write it as XLON:VWRP.");
        }
        return new ListingId(text);
    }

    LocalDate on() {
        return on;
    }

    /** The recorded action. */
    CorporateAction of(Transaction tx, UUID portfolio) {
        ListingId of = listing();
        UUID key = ListingLookup.find(tx, of).orElseThrow(() -> new StorageException.NotFound("listing", of));
        return CorporateActions.load(tx, portfolio)
                .find(key, kind(), on)
                .orElseThrow(() -> new StorageException.NotFound("corporate action", kind() + " " + of + " " + on));
    }
}
