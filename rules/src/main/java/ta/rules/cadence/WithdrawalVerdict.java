package ta.rules.cadence;

import java.math.BigDecimal;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Whether the month's withdrawal has to be raised by sells, and whether the cash park serves it first. */
public record WithdrawalVerdict(WithdrawalReading reading, Kind kind, String clause) implements Verdict {

    /** What a verdict says. */
    public enum Kind {
        RAISED_BY_SELLS,
        COVERED_BY_CASH,
        PARK_FIRST,
        PARK_EMPTY
    }

    @Override
    public FactType factType() {
        return FactType.WITHDRAWAL_VERDICT;
    }

    @Override
    public String subject() {
        return "withdrawal";
    }

    @Override
    public String verdict() {
        return kind.name();
    }

    /** What is lacking, or what the park can give. */
    @Override
    public Figure actual() {
        return switch (kind) {
            case RAISED_BY_SELLS, COVERED_BY_CASH ->
                Figure.money(reading.lacking()).fixed(2);
            case PARK_FIRST, PARK_EMPTY -> Figure.money(reading.park());
        };
    }

    @Override
    public Figure threshold() {
        return Figure.money(BigDecimal.ZERO);
    }

    /** The cash that is more, or less, than the withdrawal and the reserve; of the park, what it can give. */
    @Override
    public Figure margin() {
        return switch (kind) {
            case RAISED_BY_SELLS, COVERED_BY_CASH ->
                Figure.money(reading.cash()
                        .cash()
                        .subtract(reading.due())
                        .subtract(reading.reserve())
                        .abs());
            case PARK_FIRST, PARK_EMPTY -> Figure.money(reading.park());
        };
    }
}
