package ta.rules.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import ta.rules.guard.Guard;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.rules.trigger.CadenceStatus;

/** Parts of sentences. */
public final class Words {

    private static final DateTimeFormatter DAY = inUtc("d MMMM uuuu");
    private static final DateTimeFormatter MOMENT = inUtc("d MMMM uuuu, HH:mm 'UTC'");

    private Words() {}

    private static DateTimeFormatter inUtc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).withZone(ZoneOffset.UTC);
    }

    /** {@code a, b and c}. */
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** {@code 1 order}, {@code 2 orders}. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 1 unit}, {@code 2.5 units}. */
    static String units(BigDecimal units) {
        return counted(units, "unit");
    }

    /** {@code 1 session}, {@code 2.5 sessions}. */
    static String counted(BigDecimal amount, String noun) {
        return Figures.shortened(amount) + " " + noun + (amount.compareTo(BigDecimal.ONE) == 0 ? "" : "s");
    }

    /** {@code VWRP on XLON}. */
    static String called(ListingId listing) {
        return listing.ticker() + " on " + listing.mic();
    }

    /** {@code 27 February 2026}, in UTC. */
    static String day(Instant time) {
        return DAY.format(time);
    }

    /** {@code 27 February 2026, 16:30 UTC}. */
    static String moment(Instant time) {
        return MOMENT.format(time);
    }

    /** The text with a capital letter. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    public static String of(Task task) {
        return switch (task) {
            case WEEKLY_REVIEW -> "weekly review";
            case MONTHLY_ALLOCATION -> "monthly allocation";
            case QUARTERLY_REBALANCE -> "quarterly rebalancing";
        };
    }

    /** What a run in this cadence is, and what it asks for. */
    static String of(CadenceStatus cadence) {
        return switch (cadence) {
            case MONTHLY -> "it follows the monthly cadence";
            case QUARTERLY -> "it follows the quarterly cadence";
            case REVIEW -> "it is a review and places no cadence orders";
        };
    }

    static String of(Guard.Comparison comparison) {
        return switch (comparison) {
            case ABOVE -> "above";
            case AT_LEAST -> "from";
            case BELOW -> "below";
            case AT_MOST -> "up to";
        };
    }

    /** {@code first} to {@code third}, then {@code 4th}. */
    static String ordinal(int place) {
        return switch (place) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            default -> place + "th";
        };
    }
}
