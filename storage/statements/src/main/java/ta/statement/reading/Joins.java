package ta.statement.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import ta.rules.json.Decimals;
import ta.statement.template.Kind;

/** Joins lines that say one thing together: a trade and its charges, a dividend and its tax, both sides of a split. */
final class Joins {

    private static final Duration NEAR = Duration.ofMinutes(5);

    private final String account;
    private final Draft[] drafts;
    private final boolean[] merged;

    /**
     * @param account the account's currency
     * @param drafts in the order of the file
     */
    Joins(String account, List<Draft> drafts) {
        this.account = account;
        this.drafts = drafts.toArray(Draft[]::new);
        this.merged = new boolean[drafts.size()];
    }

    /** The lines with those that were joined as one; what found no other half stays as it is. */
    List<Draft> joined(boolean byReference) {
        if (byReference) {
            group(all(), draft -> draft.reference().orElse("")).forEach((reference, order) -> {
                if (!reference.isEmpty()) {
                    order(order);
                }
            });
        }
        taxes();
        splits();
        exchanges();
        return all().filter(i -> !merged[i]).mapToObj(i -> drafts[i]).toList();
    }

    private IntStream all() {
        return IntStream.range(0, drafts.length);
    }

    private <K> Map<K, List<Integer>> group(IntStream lines, Function<Draft, K> key) {
        Map<K, List<Integer>> groups = new LinkedHashMap<>();
        lines.forEach(i -> groups.computeIfAbsent(key.apply(drafts[i]), k -> new ArrayList<>())
                .add(i));
        return groups;
    }

    /** Charges and exchanges of one order are shared among its trades by their value. */
    private void order(List<Integer> lines) {
        List<Integer> trades = lines.stream().filter(i -> isTrade(drafts[i])).toList();
        List<Integer> parts = lines.stream().filter(i -> isPart(drafts[i])).toList();
        BigDecimal all = trades.stream().map(i -> value(drafts[i])).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (trades.isEmpty() || parts.isEmpty() || all.signum() == 0) {
            return;
        }
        boolean foreign = trades.stream().anyMatch(i -> !drafts[i].currency().equals(account));
        BigDecimal exchanged = sum(parts, Kind.EXCHANGE);
        if (foreign && exchanged.signum() == 0) {
            return;
        }
        BigDecimal whole = foreign ? exchanged : all;
        BigDecimal charges = sum(parts, Kind.CHARGE);
        BigDecimal valueLeft = whole;
        BigDecimal chargesLeft = charges;
        for (int i : trades) {
            boolean last = i == trades.get(trades.size() - 1);
            BigDecimal value = last ? valueLeft : share(whole, value(drafts[i]), all);
            BigDecimal paid = last ? chargesLeft : share(charges, value(drafts[i]), all);
            valueLeft = valueLeft.subtract(value);
            chargesLeft = chargesLeft.subtract(paid);
            drafts[i] = drafts[i].inCurrency(account, value, paid);
        }
        // What was not counted is named for itself.
        parts.stream()
                .filter(i -> drafts[i].currency().equals(account) || (foreign && drafts[i].kind() == Kind.EXCHANGE))
                .forEach(i -> merged[i] = true);
    }

    private static BigDecimal share(BigDecimal whole, BigDecimal part, BigDecimal all) {
        return whole.multiply(part).divide(all, 2, RoundingMode.HALF_EVEN);
    }

    /** The sum of what these lines moved in the account's currency, 0 or above. */
    private BigDecimal sum(List<Integer> lines, Kind kind) {
        return lines.stream()
                .map(i -> drafts[i])
                .filter(line -> line.kind() == kind && line.currency().equals(account))
                .map(line -> line.amount().orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .abs();
    }

    private static boolean isTrade(Draft draft) {
        return draft.kind() == Kind.BUY || draft.kind() == Kind.SELL;
    }

    private static boolean isPart(Draft draft) {
        return draft.kind() == Kind.CHARGE || draft.kind() == Kind.EXCHANGE;
    }

    private static BigDecimal value(Draft trade) {
        return trade.amount().or(trade::consideration).orElse(BigDecimal.ZERO).abs();
    }

    /** Tax is taken off the dividend of the same security and day, as the ledger has income after tax. */
    private void taxes() {
        Map<LocalDate, List<Integer>> income = group(
                all().filter(i -> drafts[i].kind() == Kind.DIVIDEND),
                draft -> draft.moment().day());
        all().filter(i -> drafts[i].kind() == Kind.TAX && drafts[i].amount().isPresent())
                .forEach(tax -> income.getOrDefault(drafts[tax].moment().day(), List.of()).stream()
                        .filter(i -> isTaxed(drafts[i], drafts[tax]))
                        .min(Comparator.comparingInt(i -> Math.abs(i - tax)))
                        .ifPresent(i -> {
                            drafts[i] = drafts[i].taxed(
                                    drafts[tax].amount().orElseThrow().negate());
                            merged[tax] = true;
                        }));
    }

    private static boolean isTaxed(Draft income, Draft tax) {
        BigDecimal gross = income.amount().orElse(BigDecimal.ZERO);
        return income.currency().equals(tax.currency())
                && income.security().isPresent()
                && tax.security().filter(income.security().get()::isSameAs).isPresent()
                && !income.taxed()
                && tax.amount().orElseThrow().abs().compareTo(gross.abs()) < 0;
    }

    /** The units before and after a split become one change of units. */
    private void splits() {
        List<Integer> opens =
                all().filter(i -> drafts[i].kind() == Kind.SPLIT_OPEN).boxed().toList();
        all().filter(i -> drafts[i].kind() == Kind.SPLIT_CLOSE)
                .forEach(close -> opens.stream()
                        .filter(i -> areHalves(drafts[close], drafts[i]))
                        .findFirst()
                        .ifPresent(open -> {
                            drafts[open] = split(
                                    drafts[open],
                                    drafts[close].units().orElseThrow().abs(),
                                    drafts[open].units().orElseThrow().abs());
                            merged[close] = true;
                        }));
    }

    /** Of both sides of an exchange, that in the account's currency stays. */
    private void exchanges() {
        List<Integer> sides = all().filter(i -> !merged[i] && drafts[i].kind() == Kind.EXCHANGE)
                .filter(i ->
                        drafts[i].otherAmount().isEmpty() && drafts[i].amount().isPresent())
                .boxed()
                .toList();
        sides.stream()
                .filter(i -> drafts[i].currency().equals(account))
                .forEach(own -> sides.stream()
                        .filter(i -> !merged[i] && areSides(drafts[own], drafts[i]))
                        .min(Comparator.comparingInt(i -> Math.abs(i - own)))
                        .ifPresent(other -> {
                            drafts[own] = drafts[own].exchangedFor(drafts[other]);
                            merged[other] = true;
                        }));
    }

    private static boolean areSides(Draft own, Draft other) {
        boolean opposite = own.amount().orElseThrow().signum()
                == -other.amount().orElseThrow().signum();
        boolean sameReference = own.reference().isEmpty()
                || other.reference().isEmpty()
                || own.reference().equals(other.reference());
        return !own.currency().equals(other.currency())
                && opposite
                && sameReference
                && own.moment().day().equals(other.moment().day());
    }

    private static Draft split(Draft open, BigDecimal before, BigDecimal after) {
        return open.as(Kind.ADJUSTMENT)
                .withUnits(after.subtract(before))
                .noted("split: " + Decimals.text(before) + " units became " + Decimals.text(after));
    }

    private static boolean areHalves(Draft close, Draft open) {
        Instant closed = close.moment().instant(ZoneOffset.UTC);
        Instant opened = open.moment().instant(ZoneOffset.UTC);
        return open.kind() == Kind.SPLIT_OPEN
                && close.units().isPresent()
                && open.units().isPresent()
                && Duration.between(closed, opened).abs().compareTo(NEAR) <= 0
                && close.security().isPresent()
                && open.security().filter(close.security().get()::isSameAs).isPresent();
    }
}
