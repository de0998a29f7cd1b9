package ta.statement.reading;

import java.math.BigDecimal;
import java.util.Optional;
import ta.rules.json.Decimals;
import ta.rules.portfolio.EntryType;
import ta.statement.StatementRow;
import ta.statement.template.Kind;

/** Makes the row of a draft: signs, the total, the price, and what its type must have. */
final class RowMaker {

    private final String account;
    private final boolean signed;

    /**
     * @param account the account's currency
     * @param signed whether the file writes money out with a minus
     */
    RowMaker(String account, boolean signed) {
        this.account = account;
        this.signed = signed;
    }

    StatementRow row(Draft draft) throws BadLineException {
        requireWhole(draft);
        Draft typed = draft.kind() == Kind.TAX ? draft.as(Kind.ADJUSTMENT).noted("tax") : draft;
        Kind kind = typed.kind() == Kind.CHARGE ? Kind.FEE : typed.kind();
        EntryType type = kind.entryType().orElseThrow();
        return switch (type) {
            case BUY, SELL -> trade(type, typed);
            case TRANSFER_IN, TRANSFER_OUT -> typed.units().isPresent() ? units(type, typed) : cash(type, typed);
            case EXCHANGE -> exchange(typed);
            case ADJUSTMENT -> typed.units().isPresent() ? units(type, typed) : cash(type, typed);
            default -> cash(type, typed);
        };
    }

    private void requireWhole(Draft draft) throws BadLineException {
        if (draft.kind() == Kind.SPLIT_CLOSE || draft.kind() == Kind.SPLIT_OPEN) {
            throw new BadLineException(
                    "LINE_ALONE",
                    "the other half of this split is not in the file",
                    "Maybe export a longer period, or record the split as a corporate action.");
        }
    }

    private StatementRow trade(EntryType type, Draft draft) throws BadLineException {
        requireSecurity(type, draft);
        TradeValue value = TradeValue.of(draft);
        return new StatementRow(
                draft.line().number(),
                type,
                draft.moment(),
                draft.security(),
                draft.units().map(BigDecimal::abs).map(Decimals::plain),
                Optional.of(value.price()),
                Optional.of(value.amount()),
                value.fees(),
                other(draft),
                Optional.empty(),
                draft.reference(),
                draft.note());
    }

    /** Units that move without cash. The amount is what they cost; a split costs nothing. */
    private StatementRow units(EntryType type, Draft draft) throws BadLineException {
        requireSecurity(type, draft);
        BigDecimal units = Decimals.plain(draft.units().orElseThrow());
        Optional<BigDecimal> cost = switch (type) {
            case TRANSFER_IN -> Optional.of(TradeValue.cents(cost(draft)));
            case ADJUSTMENT -> Optional.of(BigDecimal.ZERO);
            default -> Optional.empty();
        };
        return new StatementRow(
                draft.line().number(),
                type,
                draft.moment(),
                draft.security(),
                Optional.of(type == EntryType.ADJUSTMENT ? units : units.abs()),
                Optional.empty(),
                cost,
                BigDecimal.ZERO,
                other(draft),
                Optional.empty(),
                draft.reference(),
                draft.note());
    }

    /** The currency of the amounts, if it is not the account's. */
    private Optional<String> other(Draft draft) {
        return Optional.of(draft.currency()).filter(currency -> !currency.equals(account));
    }

    private static BigDecimal cost(Draft draft) {
        BigDecimal byPrice = TradeValue.inPounds(draft, draft.price().orElse(BigDecimal.ZERO))
                .multiply(draft.units().orElseThrow());
        return draft.amount()
                .filter(amount -> amount.signum() != 0)
                .or(draft::consideration)
                .orElse(byPrice)
                .abs();
    }

    private StatementRow cash(EntryType type, Draft draft) throws BadLineException {
        BigDecimal amount = TradeValue.cents(signed(type, amount(draft)));
        if (amount.signum() == 0) {
            throw new BadLineException("BAD_VALUE", "the amount is 0", "");
        }
        boolean ofSecurity = type == EntryType.DIVIDEND || type == EntryType.FEE;
        if (type == EntryType.DIVIDEND) {
            requireSecurity(type, draft);
        }
        return new StatementRow(
                draft.line().number(),
                type,
                draft.moment(),
                draft.security().filter(security -> ofSecurity),
                Optional.empty(),
                Optional.empty(),
                Optional.of(amount),
                BigDecimal.ZERO,
                other(draft),
                Optional.empty(),
                draft.reference(),
                draft.note());
    }

    private StatementRow exchange(Draft draft) throws BadLineException {
        BigDecimal first =
                draft.consideration().isPresent() ? draft.consideration().get() : amount(draft);
        BigDecimal fees = Decimals.even2(draft.fees());
        BigDecimal second = draft.otherAmount()
                .orElseThrow(() -> new BadLineException(
                        "LINE_ALONE",
                        "the other side of this exchange of currencies is not in the file",
                        "Maybe export a longer period or all currencies, or enter the exchange by hand."));
        String other = draft.otherCurrency().orElse("");
        boolean own = draft.currency().equals(account);
        if (own == other.equals(account) || other.isEmpty()) {
            throw new BadLineException(
                    "OTHER_CURRENCY",
                    "an exchange between " + draft.currency() + " and " + other + ", and the account is in " + account,
                    "Maybe enter it by hand as two exchanges, each with its amount in " + account + ".");
        }
        BigDecimal amount = TradeValue.cents(own ? first : second);
        if (draft.consideration().isPresent()) {
            amount = amount.subtract(fees);
        }
        BigDecimal exchanged = TradeValue.cents(own ? second : first);
        if (amount.signum() != -exchanged.signum() || amount.signum() == 0) {
            throw new BadLineException(
                    "BAD_VALUE", "an exchange must pay in one currency and receive in the other", "");
        }
        return new StatementRow(
                draft.line().number(),
                EntryType.EXCHANGE,
                draft.moment(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(amount),
                fees,
                Optional.of(own ? other : draft.currency()),
                Optional.of(exchanged),
                draft.reference(),
                draft.note());
    }

    private static BigDecimal amount(Draft draft) throws BadLineException {
        if (draft.amount().isPresent()) {
            return draft.amount().get();
        }
        if (draft.consideration().isPresent()) {
            return draft.consideration().get().subtract(draft.fees());
        }
        if (draft.price().isPresent()) {
            BigDecimal units = draft.units().orElse(BigDecimal.ONE);
            return TradeValue.inPounds(draft, draft.price().get())
                    .multiply(units)
                    .subtract(draft.fees());
        }
        if (draft.fees().signum() > 0) {
            return draft.fees().negate();
        }
        throw new BadLineException("CELL_EMPTY", "the line has no amount", "Maybe add it to the file.");
    }

    /** Income can be taken back, if the file has signs; what a type brings or costs otherwise gives the sign. */
    private BigDecimal signed(EntryType type, BigDecimal amount) {
        return switch (type) {
            case CONTRIBUTION, TAX_RELIEF, TRANSFER_IN -> amount.abs();
            case WITHDRAWAL, TRANSFER_OUT -> amount.abs().negate();
            case FEE -> signed ? amount : amount.abs().negate();
            default -> amount;
        };
    }

    private static void requireSecurity(EntryType type, Draft draft) throws BadLineException {
        if (draft.security().isEmpty()) {
            throw new BadLineException(
                    "CELL_EMPTY", "the " + type + " names no security", "Maybe add its ISIN to the file.");
        }
    }
}
