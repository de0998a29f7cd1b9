package ta.rules.finding;

import java.util.Locale;

/**
 * The data-quality checks, in the order in which a decision lists their findings. {@code RESTATED_HISTORY} and
 * {@code SOURCE_DIFFERS} are made when prices come in, never by a run.
 */
public enum Check {
    MISSING_CLOSE,
    STALE_CLOSE,
    STALE_INTRADAY,
    FUTURE_PRICE,
    NON_POSITIVE_PRICE,
    QUOTE_SCALE,
    PRICE_JUMP,
    VALUE_JUMP,
    MOVE_FACTOR,
    RESTATED_CLOSE,
    CURRENCY_MISMATCH,
    QUOTE_UNIT_MISMATCH,
    FX_MISSING,
    FX_STALE,
    FX_JUMP,
    FX_SUSPECT,
    STUCK_PRICE,
    UNPRICED_HOLDING,
    RESTATED_HISTORY,
    SOURCE_DIFFERS;

    /** The name that policies and decisions use, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
