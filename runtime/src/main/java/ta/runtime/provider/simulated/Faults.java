package ta.runtime.provider.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ta.backoffice.market.PriceObservation;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The faults that are enabled, each for all listings or for one. */
public final class Faults {

    private record Enabled(FeedFault fault, Optional<String> listing) {

        boolean appliesTo(ListingId other) {
            return listing.filter(name -> !isSame(name, other)).isEmpty();
        }

        /** The variable has a dot between MIC and ticker, because a colon ends the name of the fault. */
        private static boolean isSame(String name, ListingId other) {
            return name.equals(other.text().replace(':', '.'));
        }
    }

    private final List<Enabled> enabled;

    private Faults(List<Enabled> enabled) {
        this.enabled = enabled;
    }

    /**
     * @param text for example {@code pence,gap:XLON.VWRP}; may be empty
     * @throws Refusal if it names an unknown fault
     */
    public static Faults parse(String variable, String text) {
        List<Enabled> faults = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] words = part.strip().split(":", 2);
            if (!part.isBlank()) {
                Optional<String> listing = words.length == 1 ? Optional.empty() : Optional.of(words[1]);
                faults.add(new Enabled(fault(variable, words[0]), listing));
            }
        }
        return new Faults(List.copyOf(faults));
    }

    private static FeedFault fault(String variable, String word) {
        return Stream.of(FeedFault.values())
                .filter(fault -> fault.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.unusable("ERROR " + variable + " names an unknown fault: "
                        + Visible.text(word)
                        + "\nMaybe use pence, gap, stale, spike, split or currency; for one listing"
                        + " only, write pence:XLON.VWRP."));
    }

    List<PriceObservation> on(ListingId listing, List<PriceObservation> closes) {
        List<PriceObservation> other = closes;
        for (Enabled one : enabled) {
            other = one.appliesTo(listing) ? one.fault().on(other) : other;
        }
        return other;
    }
}
