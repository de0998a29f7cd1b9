package ta.runtime.provider.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;
import ta.backoffice.market.PriceObservation;

/** The faults that are switched on, for all listings or for some. */
public final class Faults {

    private record One(FeedFault fault, Optional<String> listing) {

        boolean concerns(ListingId other) {
            return listing.filter(name -> !accepted(name, other)).isEmpty();
        }

        /** In the variable a dot stands between MIC and ticker, as the colon already ends the fault's name. */
        private static boolean accepted(String name, ListingId other) {
            return name.equals(other.text().replace(':', '.'));
        }
    }

    private final List<One> switchedOn;

    private Faults(List<One> switchedOn) {
        this.switchedOn = switchedOn;
    }

    /**
     * @param text as {@code pence,gap:XLON.VWRP}; may be empty
     * @throws Refusal when it names a fault that there is none
     */
    public static Faults parse(String variable, String text) {
        List<One> faults = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] words = part.strip().split(":", 2);
            if (!part.isBlank()) {
                Optional<String> listing = words.length == 1 ? Optional.empty() : Optional.of(words[1]);
                faults.add(new One(fault(variable, words[0]), listing));
            }
        }
        return new Faults(List.copyOf(faults));
    }

    private static FeedFault fault(String variable, String word) {
        return Stream.of(FeedFault.values())
                .filter(fault -> fault.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.unusable("ERROR " + variable + " names a fault that there is none of: "
                        + Visible.text(word)
                        + "\nMaybe one of pence, gap, stale, spike, split, currency; for one listing"
                        + " alone as pence:XLON.VWRP."));
    }

    List<PriceObservation> on(ListingId listing, List<PriceObservation> closes) {
        List<PriceObservation> other = closes;
        for (One one : switchedOn) {
            other = one.concerns(listing) ? one.fault().on(other) : other;
        }
        return other;
    }
}
