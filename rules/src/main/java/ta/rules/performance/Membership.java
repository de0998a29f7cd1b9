package ta.rules.performance;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** Which listing a policy puts into which sleeve, from an instant on. */
public record Membership(
        Instant from,
        Map<ListingId, String> sleeves,
        @Nullable ListingId cashPark) {

    /** The place of the cash park's listing. */
    public static final String CASH_PARK = "cash_park";

    /** The place of what is in no sleeve. */
    public static final String UNASSIGNED = "unassigned";

    static final Membership NONE = new Membership(Instant.EPOCH, Map.of(), null);

    /** What a policy says from a moment on. */
    public static Membership of(Policy policy, Instant from) {
        Map<ListingId, String> sleeves = new HashMap<>();
        policy.instruments().forEach(instrument -> sleeves.put(instrument.listing(), instrument.sleeve()));
        return new Membership(
                from, sleeves, policy.cashPark().map(Policy.CashPark::listing).orElse(null));
    }

    /**
     * The same with other names of the listings.
     *
     * @param name of a listing whose ticker may have changed
     */
    public Membership renamed(UnaryOperator<ListingId> name) {
        Map<ListingId, String> others = new HashMap<>();
        sleeves.forEach((listing, sleeve) -> others.put(name.apply(listing), sleeve));
        return new Membership(from, others, cashPark == null ? null : name.apply(cashPark));
    }

    /** The code of the listing's sleeve, or one of {@link #CASH_PARK} and {@link #UNASSIGNED}. */
    String place(ListingId listing) {
        if (listing.equals(cashPark)) {
            return CASH_PARK;
        }
        String sleeve = sleeves.getOrDefault(listing, UNASSIGNED);
        return isReserved(sleeve) ? UNASSIGNED : sleeve;
    }

    /** Whether the listing is in a sleeve, so that the triggers see it. */
    boolean isInside(ListingId listing) {
        return !isReserved(place(listing));
    }

    /** The codes of all sleeves, ascending. */
    SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>(sleeves.values());
        codes.removeIf(Membership::isReserved);
        return codes;
    }

    static boolean isReserved(String code) {
        return Objects.equals(code, CASH_PARK) || Objects.equals(code, UNASSIGNED);
    }
}
