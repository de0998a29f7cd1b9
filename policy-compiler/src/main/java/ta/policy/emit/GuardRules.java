package ta.policy.emit;

import static java.util.Map.entry;
import static ta.policy.emit.Literal.clause;
import static ta.policy.emit.Literal.count;
import static ta.policy.emit.Literal.decimal;
import static ta.policy.emit.Literal.fixed;
import static ta.policy.emit.Literal.identifier;
import static ta.policy.emit.Literal.joined;
import static ta.policy.emit.Literal.quoted;
import static ta.policy.emit.Literal.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ta.rules.guard.Guard;
import ta.rules.order.Side;
import ta.rules.portfolio.ListingId;

/** The parts of a guard's rule: which orders it concerns, and its conditions. */
final class GuardRules {

    private final Guard guard;
    private final int index;

    private GuardRules(Guard guard, int index) {
        this.guard = guard;
        this.index = index;
    }

    /**
     * @param index the guard's place in the policy, from 0
     */
    static Map<String, Literal> literals(Guard guard, int index) {
        return new GuardRules(guard, index).literals();
    }

    private Map<String, Literal> literals() {
        return Map.ofEntries(
                entry("guard", identifier(guard.name())),
                entry("index", count(index)),
                entry("effect", word(guard.then())),
                entry("orders", orders()),
                entry("becomes", fixed(guard.then() == Guard.Effect.SUPPRESS ? "is not placed" : "is warned of")),
                entry("conditions_in_words", each(GuardRules::inWords, " and ")),
                entry("concerned", concerned()),
                entry("conditions", each(condition -> test("", condition), ", ")),
                entry("unmet", each(condition -> test("!", condition), " || ")),
                entry("first", terms(guard.when().get(0))),
                entry("all", clause("java.util.List.of( ", each(GuardRules::made, ", "), " )")));
    }

    private Literal each(Function<Guard.Condition, Literal> part, String between) {
        return joined(guard.when().stream().map(part).toList(), between);
    }

    /** {@code A buy order of core}. */
    private Literal orders() {
        String side =
                guard.side().map(each -> each == Side.BUY ? "buy " : "sell ").orElse("");
        String stage = guard.stage()
                .map(each -> switch (each) {
                    case CASH_PARK -> " of the cash park";
                    case CADENCE -> " of the cadence";
                })
                .orElse("");
        List<Literal> parts = new ArrayList<>(List.of(fixed((side.isEmpty() ? "An " : "A ") + side + "order" + stage)));
        if (!guard.sleeves().isEmpty()) {
            parts.add(named(" in ", guard.sleeves()));
        }
        if (!guard.listings().isEmpty()) {
            parts.add(named(" for ", listings()));
        }
        return joined(parts, "");
    }

    private static Literal named(String before, List<String> names) {
        return clause(before, joined(names.stream().map(Literal::identifier).toList(), ", "), "");
    }

    private List<String> listings() {
        return guard.listings().stream().map(ListingId::text).toList();
    }

    private Literal concerned() {
        List<Literal> parts = new ArrayList<>();
        guard.side().ifPresent(side -> parts.add(clause("side == Side.", word(side), ", ")));
        guard.stage().ifPresent(stage -> parts.add(clause("stage == Stage.", word(stage), ", ")));
        if (!guard.sleeves().isEmpty()) {
            parts.add(clause("sleeveCode in ( ", quoted(guard.sleeves()), " ), "));
        }
        if (!guard.listings().isEmpty()) {
            parts.add(clause("listing in ( ", quoted(listings()), " ), "));
        }
        return joined(parts, "");
    }

    private static Literal inWords(Guard.Condition condition) {
        String is = switch (condition.is()) {
            case ABOVE -> " is above ";
            case AT_LEAST -> " is at least ";
            case BELOW -> " is below ";
            case AT_MOST -> " is at most ";
        };
        return clause(condition.fact().word() + is, decimal(condition.value()), "");
    }

    private static Literal test(String not, Guard.Condition condition) {
        String method = switch (condition.is()) {
            case ABOVE -> "above( GuardFact.";
            case AT_LEAST -> "atLeast( GuardFact.";
            case BELOW -> "below( GuardFact.";
            case AT_MOST -> "atMost( GuardFact.";
        };
        return clause(not + method + condition.fact().name() + ", ", decimal(condition.value()), "B )");
    }

    private static Literal made(Guard.Condition condition) {
        return clause("new Guard.Condition( ", terms(condition), " )");
    }

    private static Literal terms(Guard.Condition condition) {
        return clause(
                "GuardFact." + condition.fact().name() + ", Guard.Comparison."
                        + condition.is().name() + ", new BigDecimal( \"",
                decimal(condition.value()),
                "\" )");
    }
}
