package ta.statement.template;

import java.util.Optional;
import ta.rules.portfolio.EntryType;

/** What a line of a file is. */
public enum Kind {
    BUY,
    SELL,
    /** A BUY or a SELL, as the sign of the units or of the amount says. */
    TRADE,
    CONTRIBUTION,
    TAX_RELIEF,
    WITHDRAWAL,
    /** A CONTRIBUTION or a WITHDRAWAL, as the sign of the amount says. */
    PAYMENT,
    DIVIDEND,
    INTEREST,
    FEE,
    TRANSFER_IN,
    TRANSFER_OUT,
    /** A TRANSFER_IN or a TRANSFER_OUT, as the sign of the units says. */
    TRANSFER,
    ADJUSTMENT,
    /** Tax withheld: taken off the dividend or interest that it belongs to, otherwise an ADJUSTMENT of the cash. */
    TAX,
    /** A charge of the trade with the same reference. */
    CHARGE,
    /**
     * One side of an exchange of currencies: of the trade with the same reference, otherwise of the line with the other
     * side. A line may have both sides.
     */
    EXCHANGE,
    /** The units before a split; the line of SPLIT_OPEN has those after it. */
    SPLIT_CLOSE,
    SPLIT_OPEN,
    /** No transaction; passed over without a word. */
    NOTHING;

    /** The type of entry that it is by itself. */
    public Optional<EntryType> entryType() {
        return switch (this) {
            case TRADE, PAYMENT, TRANSFER, TAX, CHARGE, SPLIT_CLOSE, SPLIT_OPEN, NOTHING -> Optional.empty();
            default -> Optional.of(EntryType.valueOf(name()));
        };
    }
}
