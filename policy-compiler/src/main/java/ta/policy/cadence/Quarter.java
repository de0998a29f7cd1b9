package ta.policy.cadence;

import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.Duplicates;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * {@code MONTHLY_NEEDED}, {@code DUPLICATE}, {@code SELLS_EXCEED_ORDERS}: a quarterly clause needs a monthly one, names
 * each month once, and allows fewer sells than orders.
 */
public final class Quarter {

    private Quarter() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause quarterly = document.clause("/cadence/quarterly");
        if (!quarterly.isPresent()) {
            return List.of();
        }
        List<PolicyError> errors = new ArrayList<>(
                Duplicates.errors("month", quarterly.at("months").elements(), Clause::text));
        Clause monthly = document.clause("/cadence/monthly");
        if (!monthly.at("contribution").isPresent()) {
            errors.add(
                    monthly.isPresent()
                            ? quarterly.error(
                                    PolicyErrorCode.MONTHLY_NEEDED,
                                    "\"quarterly\" invests the monthly contribution, but \"monthly\" has none",
                                    "Maybe add \"contribution\" and what belongs to it, or remove \"quarterly\".")
                            : quarterly.error(
                                    PolicyErrorCode.MONTHLY_NEEDED,
                                    "\"quarterly\" invests the monthly contribution, but there is no \"monthly\""
                                            + " beside it",
                                    "Maybe add \"monthly\", or remove \"quarterly\"."));
        }
        int orders = quarterly.at("max_orders").node().intValue();
        Clause sells = quarterly.at("max_sells");
        if (sells.isPresent() && sells.node().intValue() >= orders) {
            errors.add(sells.error(
                    PolicyErrorCode.SELLS_EXCEED_ORDERS,
                    "max_sells " + sells.node().intValue() + " leaves no buy among max_orders " + orders,
                    "Maybe lower it to " + (orders - 1) + " or less."));
        }
        return errors;
    }
}
