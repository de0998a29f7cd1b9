package ta.policy.cadence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * {@code MIN_TRADE_ABOVE_CONTRIBUTION}, {@code MIN_TRADE_ABOVE_WITHDRAWAL}: the monthly contribution is enough for at
 * least one order, and so is the withdrawal.
 */
public final class MinTrade {

    private MinTrade() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause monthly = document.clause("/cadence/monthly");
        Clause withdrawal = monthly.at("withdrawal");
        return Stream.of(
                        error(
                                monthly.at("min_trade"),
                                monthly.at("contribution"),
                                PolicyErrorCode.MIN_TRADE_ABOVE_CONTRIBUTION,
                                "contribution"),
                        error(
                                withdrawal.at("min_trade"),
                                withdrawal.at("amount"),
                                PolicyErrorCode.MIN_TRADE_ABOVE_WITHDRAWAL,
                                "withdrawal"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PolicyError> error(Clause minTrade, Clause amount, PolicyErrorCode code, String noun) {
        if (!minTrade.isPresent() || !amount.isPresent() || minTrade.decimal().compareTo(amount.decimal()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(minTrade.error(
                code,
                "the monthly min_trade " + DisplayText.of(minTrade.decimal()) + " exceeds the " + noun + " of "
                        + DisplayText.of(amount.decimal()) + ", so no month could trade",
                "Maybe lower it to " + DisplayText.of(amount.decimal()) + " or less."));
    }
}
