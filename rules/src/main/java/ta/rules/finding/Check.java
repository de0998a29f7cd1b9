package ta.rules.finding;

import java.util.Locale;

/** The data-quality checks, in the order in which a decision lists their findings. */
public enum Check {
    MISSING_CLOSE,
    STALE_CLOSE,
    STALE_INTRADAY,
    FUTURE_PRICE,
    NON_POSITIVE_PRICE,
    QUOTE_SCALE,
    PRICE_JUMP,
    VALUE_JUMP,
    CURRENCY_MISMATCH,
    QUOTE_UNIT_MISMATCH,
    FX_MISSING,
    FX_STALE,
    FX_SUSPECT,
    STUCK_PRICE,
    UNPRICED_HOLDING;

    /** The name that policies and decisions use, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
