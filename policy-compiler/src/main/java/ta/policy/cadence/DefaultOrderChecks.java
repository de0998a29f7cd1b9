package ta.policy.cadence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.Duplicates;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.policy.document.References;

/**
 * {@code UNKNOWN_LISTING}, {@code DUPLICATE}, {@code DEFAULT_ORDERS_SUM}, {@code DEFAULT_ORDERS_COUNT}: default orders
 * buy instruments of the policy, each once; they sum to the contribution; there are at most {@code max_orders}.
 */
public final class DefaultOrderChecks {

    private DefaultOrderChecks() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause monthly = document.clause("/cadence/monthly");
        if (!monthly.at("contribution").isPresent()) {
            return List.of();
        }
        Clause orders = monthly.at("default_orders");
        List<Clause> listings =
                orders.elements().stream().map(order -> order.at("listing")).toList();
        List<PolicyError> errors = new ArrayList<>(Duplicates.errors("default order of", listings, Clause::text));
        Collection<String> known = Names.listings(document).keySet();
        for (Clause listing : listings) {
            References.error(PolicyErrorCode.UNKNOWN_LISTING, "instrument", listing, known)
                    .ifPresent(errors::add);
        }
        sum(monthly, orders, errors);
        int countMax = monthly.at("max_orders").node().intValue();
        if (listings.size() > countMax) {
            errors.add(orders.error(
                    PolicyErrorCode.DEFAULT_ORDERS_COUNT,
                    "there are " + listings.size() + " default orders, but max_orders is " + countMax,
                    "Maybe raise max_orders to " + listings.size() + ", or merge orders."));
        }
        return errors;
    }

    private static void sum(Clause monthly, Clause orders, List<PolicyError> errors) {
        BigDecimal contribution = monthly.at("contribution").decimal();
        BigDecimal sum = orders.elements().stream()
                .map(order -> order.at("amount").decimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal lacking = contribution.subtract(sum);
        if (lacking.signum() != 0) {
            String change =
                    (lacking.signum() > 0 ? "raise" : "lower") + " one order by " + DisplayText.of(lacking.abs());
            errors.add(orders.error(
                    PolicyErrorCode.DEFAULT_ORDERS_SUM,
                    "default orders sum to " + DisplayText.of(sum) + ", not to the contribution of "
                            + DisplayText.of(contribution),
                    "Maybe " + change + ", or make the contribution " + DisplayText.of(sum) + "."));
        }
    }
}
