package ta.rules.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ta.rules.explanation.Explanation.Finding;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.json.Decimals;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/** What a data-quality finding means and what you can do about it. The only place with words for each check. */
public final class FindingText {

    private static final int NAMES_SHOWN = 8;

    /** How a sentence refers to the price and its listing; {@code of} is empty if the listing is named beside it. */
    private record Name(String price, String of) {}

    private static final Name BESIDE = new Name("The price", "");

    private FindingText() {}

    static List<Finding> all(ExplanationContext matter) {
        return matter.decision().findings().stream()
                .map(finding -> new Finding(
                        finding,
                        matter.grounds().because(beside(finding), finding.clause(), finding),
                        remedy(finding.check())))
                .toList();
    }

    /** A finding as a sentence beside the name of its listing: "The price moved by 21 %; your limit is 20 %." */
    public static String beside(CheckVerdict finding) {
        return meaning(finding, BESIDE);
    }

    /** What the check found, or that it passed, as a sentence that stands alone. */
    static String told(CheckVerdict verdict) {
        return verdict.finding() ? of(verdict) : passed(verdict);
    }

    /** A finding as a sentence that stands alone: "The close of VWRP on XLON is 5 sessions old; your limit is 3." */
    public static String of(CheckVerdict finding) {
        return meaning(finding, alone(finding));
    }

    private static Name alone(CheckVerdict verdict) {
        return new Name(named(verdict.listing(), verdict.kind()), " of " + Words.called(verdict.listing()));
    }

    /** As {@link #of(CheckVerdict)}, with the day of the price and, if the check compares them, both prices. */
    public static String of(CheckVerdict finding, Price price) {
        String of = " of " + Words.called(finding.listing());
        String sentence = meaning(finding, new Name(named(price.listing(), price.kind(), price.asOf()), of));
        return comparesWithPrevious(finding.check()) && price.previous() != null
                ? sentence.substring(0, sentence.length() - 1) + ": " + Figures.plain(price.price()) + " against "
                        + Figures.plain(price.previous().price()) + " before."
                : sentence;
    }

    /** What a check found for several listings at once. */
    public static String of(Check check, SortedSet<ListingId> listings) {
        return of(check, Words.count(listings.size(), "listing")) + ": " + names(listings) + ".";
    }

    /** The names of the first listings, and how many more there are. */
    public static String names(SortedSet<ListingId> listings) {
        List<String> first = listings.stream()
                .limit(NAMES_SHOWN)
                .map(Words::called)
                .collect(Collectors.toCollection(ArrayList::new));
        if (listings.size() > NAMES_SHOWN) {
            first.add(listings.size() - NAMES_SHOWN + " more");
        }
        return Words.list(first);
    }

    private static String of(Check check, String many) {
        return switch (check) {
            case MISSING_CLOSE -> many + " have no closing price";
            case STALE_CLOSE -> "The closes of " + many + " are older than your limit";
            case STALE_INTRADAY -> "The market is open and the prices of " + many + " are older than your limit";
            case FUTURE_PRICE -> "The prices of " + many + " are dated after the run";
            case NON_POSITIVE_PRICE -> "The prices of " + many + " are zero or less";
            case QUOTE_SCALE -> "The prices of " + many + " look as if they were in another unit than those before";
            case PRICE_JUMP -> "The prices of " + many + " moved by more than your limit";
            case VALUE_JUMP -> "What you hold of " + many + " moved by more than your limit without a trade";
            case MOVE_FACTOR -> "The prices of " + many + " are too far from those before to be right";
            case RESTATED_CLOSE -> "The closes of " + many + " were changed by their source";
            case CURRENCY_MISMATCH -> "The prices of " + many + " came in another currency than they trade in";
            case QUOTE_UNIT_MISMATCH -> "The prices of " + many + " came in another unit than they are quoted in";
            case FX_MISSING -> "There is no exchange rate for the prices of " + many;
            case FX_STALE -> "The exchange rate for the prices of " + many + " is older than your limit";
            case FX_JUMP -> "The exchange rate for the prices of " + many + " moved by more than your limit";
            case FX_SUSPECT ->
                "The prices of " + many + " moved as an exchange rate would, so their currency may be wrong";
            case STUCK_PRICE -> "The closes of " + many + " have been the same for longer than your limit";
            case UNPRICED_HOLDING -> "You hold " + many + " without a price";
            case SOURCE_DIFFERS -> "Two sources do not agree on closes of " + many;
            case RESTATED_HISTORY -> "The whole histories of " + many + " came at another level than before";
        };
    }

    /** A price with its listing and day in UTC: "The close of VWRP on XLON of 27 February 2026". */
    public static String named(ListingId listing, PriceKind kind, Instant asOf) {
        return named(listing, kind) + " of " + Words.day(asOf);
    }

    /** {@code The close of VWRP on XLON}. */
    static String named(ListingId listing, @Nullable PriceKind kind) {
        return (kind == PriceKind.CLOSE ? "The close of " : "The price of ") + Words.called(listing);
    }

    /** What you can do about a finding. */
    public static String remedy(Check check) {
        return switch (check) {
            case MISSING_CLOSE, STALE_CLOSE, STALE_INTRADAY, UNPRICED_HOLDING ->
                "Refresh the prices, or enter one" + " by hand.";
            case FUTURE_PRICE -> "Check the clock and the source of this price.";
            case NON_POSITIVE_PRICE, CURRENCY_MISMATCH, QUOTE_UNIT_MISMATCH -> "Correct or reject the price.";
            case QUOTE_SCALE, MOVE_FACTOR, RESTATED_CLOSE, FX_SUSPECT ->
                "Compare it with your broker's price, then accept, correct or reject it.";
            case PRICE_JUMP, VALUE_JUMP ->
                "Compare it with your broker's price; record a split or a trade if there" + " was one.";
            case FX_MISSING, FX_STALE -> "Refresh the exchange rates.";
            case FX_JUMP ->
                "Compare the rate with another source. Then accept it, or reject it and import the right one.";
            case RESTATED_HISTORY ->
                "Compare one of its closes with your broker's price; record a split if there was one. Then accept,"
                        + " reject, or correct the unit of one of them: that counts for all.";
            case STUCK_PRICE -> "Check that the listing still trades and its source still works.";
            case SOURCE_DIFFERS ->
                "Compare it with your broker's price, then accept or correct it, or reject it: the other one counts"
                        + " then.";
        };
    }

    private static String meaning(CheckVerdict finding, Name name) {
        String price = name.price();
        String observed = shown(finding.observed());
        String limit = shown(finding.limit());
        return switch (finding.check()) {
            case MISSING_CLOSE -> "There is no closing price" + name.of() + ".";
            case STALE_CLOSE -> "The close" + name.of() + " is " + observed + " old" + yourLimit(limit);
            case STALE_INTRADAY ->
                "The market is open and the price" + name.of() + " is " + observed + " old" + yourLimit(limit);
            case FUTURE_PRICE -> price + " is of " + observed + ", after the run (" + limit + ").";
            case NON_POSITIVE_PRICE -> price + " is " + observed + ".";
            case QUOTE_SCALE ->
                price + " is " + observed + " times the one before, as if it were in another unit (×" + limit + ").";
            case PRICE_JUMP -> price + " moved by " + observed + " since the one before" + yourLimit(limit);
            case VALUE_JUMP ->
                "What you hold" + name.of() + " moved by " + observed + " without a trade" + yourLimit(limit);
            case MOVE_FACTOR ->
                price + " is " + observed + " times the one before; your limit is " + limit + " times, up or down.";
            case RESTATED_CLOSE ->
                price + " is " + observed + " times what its source first said; your limit is a change of " + limit
                        + ".";
            case CURRENCY_MISMATCH ->
                price + " came in " + unit(observed) + ", but the listing trades in " + unit(limit) + ".";
            case QUOTE_UNIT_MISMATCH ->
                price + " came in " + unit(observed) + ", but the listing is quoted in " + unit(limit) + ".";
            case FX_MISSING -> "There is no rate from " + observed + " to " + limit + forPrice(name) + ".";
            case FX_STALE -> "The exchange rate" + forPrice(name) + " is " + observed + " old" + yourLimit(limit);
            case FX_JUMP ->
                "The exchange rate" + forPrice(name) + " moved by " + observed + " since the one of an earlier day"
                        + yourLimit(limit);
            case FX_SUSPECT ->
                price + " is " + observed + " times the one before, as the exchange rate is (" + limit
                        + "), so its currency may be wrong.";
            case STUCK_PRICE -> "The close" + name.of() + " has been the same for " + observed + yourLimit(limit);
            case UNPRICED_HOLDING ->
                name.of().isEmpty()
                        ? "You hold it, but it has no price."
                        : "You hold " + Words.called(finding.listing()) + ", but it has no price.";
            case SOURCE_DIFFERS ->
                price + " is " + observed + " from the " + limit + "; two sources should agree within 0.5 %.";
            case RESTATED_HISTORY ->
                "The closes" + name.of() + " came at " + observed + " times what was accepted for the same days"
                        + likely(finding.observed()) + ".";
        };
    }

    private static String passed(CheckVerdict verdict) {
        Name name = alone(verdict);
        String price = name.price();
        String observed = shown(verdict.observed());
        return switch (verdict.check()) {
            case STALE_CLOSE,
                    STALE_INTRADAY,
                    PRICE_JUMP,
                    VALUE_JUMP,
                    MOVE_FACTOR,
                    RESTATED_CLOSE,
                    FX_STALE,
                    FX_JUMP,
                    STUCK_PRICE,
                    SOURCE_DIFFERS,
                    RESTATED_HISTORY -> meaning(verdict, name);
            case MISSING_CLOSE -> "There is a closing price" + name.of() + ".";
            case FUTURE_PRICE -> price + " is of " + observed + ", not after the run.";
            case NON_POSITIVE_PRICE -> price + " is " + observed + ", above zero.";
            case QUOTE_SCALE -> price + " is " + observed + " times the one before, so it is in the same unit.";
            case CURRENCY_MISMATCH -> price + " came in " + unit(observed) + ", as the listing trades.";
            case QUOTE_UNIT_MISMATCH -> price + " came in " + unit(observed) + ", as the listing is quoted.";
            case FX_MISSING ->
                "There is a rate from " + observed + " to " + shown(verdict.limit()) + forPrice(name) + ".";
            case FX_SUSPECT -> price + " is " + observed + " times the one before; no exchange rate explains that.";
            case UNPRICED_HOLDING -> "You hold " + Words.called(verdict.listing()) + ", and a price values it.";
        };
    }

    /** What a constant factor most likely is. */
    private static String likely(@Nullable Object observed) {
        if (!(observed instanceof Figure factor) || factor.value().signum() <= 0) {
            return "";
        }
        BigDecimal whole = factor.value().max(Decimals.even10(BigDecimal.ONE, factor.value()));
        BigDecimal count = whole.setScale(0, RoundingMode.HALF_EVEN);
        boolean smaller = factor.value().compareTo(BigDecimal.ONE) < 0;
        if (whole.subtract(count).abs().compareTo(count.movePointLeft(3)) > 0) {
            return "";
        }
        if (count.compareTo(Decimals.HUNDRED) == 0) {
            return smaller ? ", as pounds for pence" : ", as pence for pounds";
        }
        return smaller
                ? ", as after a split of " + count.toPlainString() + " for 1"
                : ", as after a consolidation of 1 for " + count.toPlainString();
    }

    private static String yourLimit(String limit) {
        return "; your limit is " + limit + ".";
    }

    private static String forPrice(Name name) {
        return name.of().isEmpty() ? "" : " for the price" + name.of();
    }

    private static boolean comparesWithPrevious(Check check) {
        return switch (check) {
            case QUOTE_SCALE, PRICE_JUMP, VALUE_JUMP, MOVE_FACTOR, CURRENCY_MISMATCH, QUOTE_UNIT_MISMATCH, FX_SUSPECT ->
                true;
            default -> false;
        };
    }

    private static String unit(String code) {
        return switch (code) {
            case "GBX" -> "pence";
            case "GBP" -> "pounds";
            case "USD" -> "dollars";
            case "EUR" -> "euros";
            default -> code;
        };
    }

    /** A figure with its unit; a code or a time unchanged; empty for null. */
    private static String shown(@Nullable Object value) {
        return value instanceof Figure figure ? FigureText.of(figure) : Objects.toString(Values.text(value), "");
    }
}
