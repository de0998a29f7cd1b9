package ta.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ta.policy.document.Clause;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** Turns the clause {@code cadence} of a valid document into its values. */
final class CadenceBinder {

    private CadenceBinder() {}

    static Policy.Cadence cadence(Clause cadence) {
        return new Policy.Cadence(
                cadence.at("weekly").isPresent(),
                cadence.at("monthly").present().map(CadenceBinder::monthly),
                cadence.at("quarterly").present().map(CadenceBinder::quarterly));
    }

    private static Policy.Monthly monthly(Clause monthly) {
        return new Policy.Monthly(
                monthly.at("contribution").present().map(contribution -> contribution(monthly)),
                monthly.at("withdrawal").present().map(CadenceBinder::withdrawal));
    }

    private static Policy.Contribution contribution(Clause monthly) {
        return new Policy.Contribution(
                monthly.at("contribution").decimal(),
                monthly.at("max_orders").node().intValue(),
                monthly.at("min_trade").decimal(),
                monthly.at("default_orders").elements().stream()
                        .map(order -> new Policy.DefaultOrder(
                                new ListingId(order.at("listing").text()),
                                order.at("amount").decimal()))
                        .toList(),
                monthly.at("when_drifted").text().equals("default_orders")
                        ? Policy.WhenDrifted.DEFAULT_ORDERS
                        : Policy.WhenDrifted.MOST_UNDERWEIGHT,
                Policy.Deploy.valueOf(
                        monthly.at("deploy").textOr("contribution").toUpperCase(Locale.ROOT)),
                monthly.at("leftover").textOr("keep").equals("more_units"),
                monthly.at("skip_overweight").node().asBoolean(true));
    }

    private static Policy.Withdrawal withdrawal(Clause withdrawal) {
        return new Policy.Withdrawal(
                withdrawal.at("amount").decimal(),
                withdrawal.at("max_sells").node().intValue(),
                withdrawal.at("min_trade").decimal(),
                withdrawal.at("from_park").node().asBoolean(false));
    }

    private static Policy.Quarterly quarterly(Clause quarterly) {
        Set<Integer> months = quarterly.at("months").elements().stream()
                .map(month -> month.node().intValue())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Policy.Quarterly(
                Collections.unmodifiableSet(months),
                quarterly.at("max_orders").node().intValue(),
                quarterly.at("max_sells").node().asInt(0),
                quarterly.at("min_trade").decimal(),
                quarterly.at("priority_sleeves").texts(),
                quarterly.at("when_not_drifted").text().equals("hold")
                        ? Policy.WhenNotDrifted.HOLD
                        : Policy.WhenNotDrifted.AS_MONTHLY);
    }
}
