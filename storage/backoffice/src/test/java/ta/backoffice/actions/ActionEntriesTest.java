package ta.backoffice.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.Pool;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateAction.Kind;
import ta.backoffice.registry.UnitRatio;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** No corporate action creates or loses cost: what does not stay is realised, or repaid by cash. */
class ActionEntriesTest {

    private static final UUID OLD = new UUID(1, 1);
    private static final UUID NEW = new UUID(2, 2);
    private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");

    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(10);

    /** A holding, and the figures of an action. */
    record Case(
            BigDecimal units, BigDecimal cost, UnitRatio ratio, BigDecimal share, BigDecimal cash, BigDecimal rate) {

        ActionTerms exchange() {
            return ActionTerms.of(ratio).withSuccessor(NEW);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<BigDecimal> parts = Arbitraries.integers().between(1, 999).map(BigDecimal::valueOf);
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("99999"))
                                .ofScale(6),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal("999999"))
                                .ofScale(10),
                        Combinators.combine(parts, parts).as(UnitRatio::new),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.001"), new BigDecimal("0.999"))
                                .ofScale(4),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("200"))
                                .ofScale(4),
                        Arbitraries.of(new BigDecimal("1"), new BigDecimal("0.7931"), new BigDecimal("152.25")))
                .as(Case::new);
    }

    @Property
    void exchange_conservesTheCost(@ForAll("cases") Case given) {
        for (Kind kind : List.of(Kind.MERGER, Kind.CONVERSION, Kind.SPIN_OFF)) {
            ActionTerms terms =
                    kind == Kind.SPIN_OFF ? given.exchange().withCostShare(given.share()) : given.exchange();
            ActionState state = state(given, kind, terms);
            assertThat(cost(state)).isEqualByComparingTo(given.cost());
            assertThat(state.effect().realised()).isZero();
            assertThat(state.effect().cash()).isZero();
            assertThat(of(state, NEW).units())
                    .isEqualByComparingTo(given.ratio().units(given.units()));
            assertThat(of(state, OLD).units())
                    .isEqualByComparingTo(kind == Kind.SPIN_OFF ? given.units() : BigDecimal.ZERO);
            assertBalanced(state);
        }
    }

    @Property
    void mergerWithCash_realisesTheShareOfTheCash(@ForAll("cases") Case given) {
        ActionState state = state(
                given, Kind.MERGER, given.exchange().withCash(given.cash()).withCostShare(given.share()));
        ActionEffect effect = state.effect();
        assertThat(cost(state).add(effect.cash()).subtract(effect.realised())).isEqualByComparingTo(given.cost());
        assertThat(effect.cash())
                .isEqualByComparingTo(money(given, given.units().multiply(given.cash())));
        if (effect.cash().signum() > 0) {
            assertThat(of(state, NEW)
                            .cost()
                            .subtract(given.cost().multiply(BigDecimal.ONE.subtract(given.share())))
                            .abs())
                    .isLessThanOrEqualTo(rounding(given));
        }
        assertBalanced(state);
    }

    @Property
    void capitalReturn_reducesTheCostByTheCash_andWhatExceedsItIsAGain(@ForAll("cases") Case given) {
        ActionState state = state(given, Kind.CAPITAL_RETURN, ActionTerms.NONE.withCash(given.cash()));
        ActionEffect effect = state.effect();
        Pool after = of(state, OLD);
        assertThat(after.units()).isEqualByComparingTo(given.units());
        assertThat(after.cost().add(effect.cash()).subtract(effect.realised())).isEqualByComparingTo(given.cost());
        BigDecimal excess = effect.cash().subtract(given.cost()).max(BigDecimal.ZERO);
        assertThat(effect.realised().subtract(excess).abs()).isLessThanOrEqualTo(rounding(given));
        assertBalanced(state);
    }

    @Property
    void dividendInUnits_costsWhatItPays_andDelistingLeavesNothing(@ForAll("cases") Case given) {
        ActionState dividend =
                state(given, Kind.UNIT_DIVIDEND, ActionTerms.of(given.ratio()).withCostPerUnit(given.cash()));
        BigDecimal units = given.ratio().units(given.units());
        assertThat(dividend.effect().cash()).isZero();
        assertThat(of(dividend, OLD).units()).isEqualByComparingTo(given.units().add(units));
        assertThat(of(dividend, OLD).cost().subtract(given.cost()))
                .isEqualByComparingTo(
                        units.signum() == 0
                                ? BigDecimal.ZERO
                                : money(given, units.multiply(given.cash())).max(new BigDecimal("0.01")));
        ActionState delisting = state(given, Kind.DELISTING, ActionTerms.NONE.withCash(given.cash()));
        assertThat(of(delisting, OLD).units()).isZero();
        assertThat(of(delisting, OLD).cost()).isZero();
        assertThat(delisting.effect().realised())
                .isEqualByComparingTo(delisting.effect().cash().subtract(given.cost()));
    }

    private static ActionState state(Case given, Kind kind, ActionTerms terms) {
        terms.requireFor(kind);
        CorporateAction action = new CorporateAction(
                new UUID(3, 3), Optional.empty(), OLD, kind, LocalDate.of(2026, 3, 2), terms, false, "", "test", AT);
        Pool pool = new Pool(given.units(), given.cost(), BigDecimal.ZERO);
        Map<UUID, ListingId> names = new HashMap<>(Map.of(OLD, ListingId.of("XLON", "OLD")));
        terms.successor().ifPresent(into -> names.put(into, ListingId.of("XLON", "NEW")));
        List<NewEntry> due = ActionEntries.of(action, pool, AT, given.rate());
        return new ActionState(action, AT, names, Map.of(OLD, pool), due, List.of(), due, List.of(), Optional.empty());
    }

    /** Adjustments of one moment whose costs add up to 0 are no flow (performance specification, 3). */
    private static void assertBalanced(ActionState state) {
        BigDecimal sum = state.due().stream()
                .filter(entry -> entry.type() == EntryType.ADJUSTMENT)
                .map(entry -> entry.cost().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isZero();
    }

    /** The cost of the smallest part of a unit, and of the smallest part of the money. */
    private static BigDecimal rounding(Case given) {
        return given.cost()
                .divide(given.units(), 10, RoundingMode.UP)
                .multiply(SMALLEST)
                .add(SMALLEST);
    }

    private static BigDecimal money(Case given, BigDecimal amount) {
        return amount.multiply(given.rate()).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static Pool of(ActionState state, UUID listing) {
        return state.effect().holdings().stream()
                .filter(holding -> holding.listing().equals(listing))
                .map(ActionEffect.Holding::after)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal cost(ActionState state) {
        return state.effect().holdings().stream()
                .map(holding -> holding.after().cost())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
