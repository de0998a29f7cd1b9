package ta.rules.explanation;

import java.util.List;
import java.util.Locale;
import ta.rules.portfolio.Task;
import ta.rules.trigger.CadenceStatus;

/** Small pieces of sentences. */
public final class Words {

    private Words() {}

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

    /** With a capital. */
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
