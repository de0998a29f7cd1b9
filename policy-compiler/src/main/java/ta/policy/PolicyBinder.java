package ta.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.rules.guard.Guard;
import ta.rules.guard.GuardFact;
import ta.rules.order.OrderCosts;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;

/** Turns a valid document into the policy's values, defaults filled in. */
final class PolicyBinder {

    private PolicyBinder() {}

    static Policy bind(PolicyDocument document) {
        Clause root = document.clause();
        Map<String, Policy.DriftBand> bands = byName(
                root.at("drift_bands"),
                band -> new Policy.DriftBand(
                        band.at("absolute_pp").optionalDecimal(),
                        band.at("relative_pct").optionalDecimal()));
        List<Policy.Sleeve> sleeves = root.at("sleeves").elements().stream()
                .map(sleeve -> sleeve(sleeve, bands))
                .toList();
        List<String> codes = sleeves.stream().map(Policy.Sleeve::code).toList();
        Policy.OrderSizing sizing = sizing(root.at("order_sizing"));
        Policy.Costs costs = costs(root.at("costs"));
        return new Policy(
                root.at("version").text(),
                root.at("title").textOr(""),
                root.at("base_currency").text(),
                ZoneId.of(root.at("time_zone").text()),
                root.at("valuation_price").textOr("close").equals("latest")
                        ? Policy.ValuationPrice.LATEST
                        : Policy.ValuationPrice.CLOSE,
                quoteUnits(root.at("quote_units")),
                sleeves,
                bands,
                root.at("instruments").elements().stream()
                        .map(instrument -> instrument(instrument, sizing, costs))
                        .toList(),
                sizing,
                costs,
                root.at("cash").at("reserve").optionalDecimal().orElse(BigDecimal.ZERO),
                root.at("cash_park").present().map(park -> cashPark(park, codes)),
                CadenceBinder.cadence(root.at("cadence")),
                constraints(root.at("constraints")),
                root.at("guards").elements().stream().map(PolicyBinder::guard).toList(),
                dataQuality(root.at("data_quality")));
    }

    private static Map<String, Policy.QuoteUnit> quoteUnits(Clause units) {
        Map<String, Policy.QuoteUnit> quoteUnits = new LinkedHashMap<>();
        for (String code : units.keys()) {
            Clause unit = units.at(code);
            quoteUnits.put(
                    code,
                    new Policy.QuoteUnit(
                            code, unit.at("currency").text(), unit.at("factor").decimal()));
        }
        return Collections.unmodifiableMap(quoteUnits);
    }

    private static Policy.Sleeve sleeve(Clause sleeve, Map<String, Policy.DriftBand> bands) {
        BigDecimal target = sleeve.at("target_weight").decimal();
        Policy.DriftBand band =
                Objects.requireNonNull(bands.get(sleeve.at("drift_band").text()), "an unknown band is an error");
        BigDecimal bandPp = Stream.of(band.absolutePp(), band.relativePct().map(target::multiply))
                .flatMap(Optional::stream)
                .min(BigDecimal::compareTo)
                .orElseThrow();
        return new Policy.Sleeve(
                sleeve.at("code").text(),
                sleeve.at("name").text(),
                target,
                sleeve.at("drift_band").text(),
                bandPp);
    }

    private static Policy.OrderSizing sizing(Clause sizing) {
        return new Policy.OrderSizing(sizing.at("decimals").node().asInt(0));
    }

    private static Policy.Instrument instrument(Clause instrument, Policy.OrderSizing sizing, Policy.Costs costs) {
        Clause own = instrument.at("costs");
        return new Policy.Instrument(
                ListingId.of(
                        instrument.at("mic").text(), instrument.at("ticker").text()),
                instrument.at("isin").text(),
                instrument.at("name").text(),
                instrument.at("currency").text(),
                instrument.at("quote_unit").text(),
                instrument.at("sleeve").text(),
                instrument.at("type").text(),
                instrument.at("distribution").text(),
                instrument
                        .at("order_sizing")
                        .present()
                        .map(PolicyBinder::sizing)
                        .orElse(sizing),
                new OrderCosts(
                        own.at("per_order").optionalDecimal().orElse(costs.perOrder()),
                        own.at("buy_pct").optionalDecimal().orElse(BigDecimal.ZERO),
                        own.at("sell_pct").optionalDecimal().orElse(BigDecimal.ZERO)));
    }

    private static Policy.Costs costs(Clause costs) {
        return new Policy.Costs(
                costs.at("per_order").optionalDecimal().orElse(BigDecimal.ZERO),
                costs.at("price_buffer_pct").optionalDecimal().orElse(BigDecimal.ZERO),
                costs.at("max_cost_pct").optionalDecimal());
    }

    private static Policy.CashPark cashPark(Clause park, List<String> allSleeves) {
        List<Policy.Wave> waves = park.at("waves").elements().stream()
                .map(wave -> new Policy.Wave(
                        wave.at("name").text(),
                        wave.at("drawdown_at_least").decimal(),
                        wave.at("deploy").decimal(),
                        wave.at("strategy").text().equals("by_target_weight")
                                ? Policy.WaveStrategy.BY_TARGET_WEIGHT
                                : Policy.WaveStrategy.MOST_UNDERWEIGHT,
                        wave.at("sleeves").present().map(Clause::texts).orElse(allSleeves)))
                .toList();
        List<Policy.Sunset> sunset = park.at("sunset").elements().stream()
                .map(entry -> new Policy.Sunset(
                        LocalDate.parse(entry.at("date").text()),
                        entry.at("deploy_fraction").decimal(),
                        entry.at("sleeves").present().map(Clause::texts).orElse(allSleeves)))
                .toList();
        return new Policy.CashPark(
                new ListingId(park.at("listing").text()),
                waves,
                sunset,
                park.at("max_buy_orders").present().map(most -> most.node().intValue()),
                park.at("exempt_from_min_trade").node().asBoolean(true));
    }

    private static Policy.Constraints constraints(Clause constraints) {
        return new Policy.Constraints(
                constraints.at("allowed_types").present().map(PolicyBinder::set),
                constraints.at("accumulating_only").node().asBoolean(false),
                set(constraints.at("forbidden_isins")),
                constraints.at("max_drawdown_tolerance").optionalDecimal());
    }

    private static Guard guard(Clause guard) {
        return new Guard(
                guard.at("name").text(),
                one(guard.at("side")).map(Side::valueOf),
                one(guard.at("stage")).map(Stage::valueOf),
                guard.at("sleeves").texts(),
                guard.at("listings").texts().stream().map(ListingId::new).toList(),
                guard.at("when").elements().stream()
                        .map(condition -> new Guard.Condition(
                                GuardFact.parse(condition.at("fact").text()),
                                Guard.Comparison.valueOf(
                                        condition.at("is").text().toUpperCase(Locale.ROOT)),
                                condition.at("value").decimal()))
                        .toList(),
                Guard.Effect.valueOf(guard.at("then").text().toUpperCase(Locale.ROOT)));
    }

    /** Empty for {@code ANY}, the default. */
    private static Optional<String> one(Clause word) {
        return word.present().map(Clause::text).filter(text -> !text.equals("ANY"));
    }

    private static Policy.DataQuality dataQuality(Clause dataQuality) {
        return new Policy.DataQuality(
                Severity.parse(dataQuality.at("block_on").textOr("critical")),
                byName(dataQuality.at("checks"), PolicyBinder::check));
    }

    private static Policy.Check check(Clause check) {
        Map<String, BigDecimal> limits = new LinkedHashMap<>();
        for (String key : check.keys()) {
            JsonNode limit = check.at(key).node();
            if (limit.isNumber()) {
                limits.put(key, limit.decimalValue());
            }
        }
        return new Policy.Check(
                Severity.parse(check.at("severity").text()),
                check.at("freeze").node().asBoolean(false),
                Collections.unmodifiableMap(limits));
    }

    private static Set<String> set(Clause list) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(list.texts()));
    }

    private static <T> Map<String, T> byName(Clause object, Function<Clause, T> value) {
        Map<String, T> byName = new LinkedHashMap<>();
        object.keys().forEach(key -> byName.put(key, value.apply(object.at(key))));
        return Collections.unmodifiableMap(byName);
    }
}
