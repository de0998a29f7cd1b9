package ta.rules.trace;

/**
 * The kinds of facts. Stored traces and the API contain their words, so a word stays even if its class is renamed. The
 * word of a verdict ends in {@code Verdict}.
 */
public enum FactType {
    RUN("Run"),
    CASH("Cash"),
    DRAWDOWN_INDEX("DrawdownIndex"),
    CASH_PARK_HISTORY("CashParkHistory"),
    VENUE("Venue"),
    CONSTITUENT("Constituent"),
    HOLDING("Holding"),
    PRICE("Price"),
    FX_RATE("FxRate"),
    CLOSE_COVERAGE("CloseCoverage"),
    PRICE_READING("PriceReading"),
    PRICE_BASE("PriceBase"),
    HOLDING_PRICE("HoldingPrice"),
    CHECK_VERDICT("CheckVerdict"),
    GATE_VERDICT("GateVerdict"),
    POSITION("Position"),
    SLEEVE_WEIGHT("SleeveWeight"),
    DRIFT_VERDICT("DriftVerdict"),
    DRAWDOWN_READING("DrawdownReading"),
    WAVE_READING("WaveReading"),
    WAVE_VERDICT("WaveVerdict"),
    SUNSET_READING("SunsetReading"),
    SUNSET_VERDICT("SunsetVerdict"),
    CADENCE_READING("CadenceReading"),
    CADENCE_VERDICT("CadenceVerdict"),
    ELIGIBILITY_READING("EligibilityReading"),
    ELIGIBILITY_VERDICT("EligibilityVerdict"),
    CADENCE_SLEEVE("CadenceSleeve"),
    CLAIM_VERDICT("ClaimVerdict"),
    PRIORITY_COUNT("PriorityCount"),
    HOLD_VERDICT("HoldVerdict"),
    WITHDRAWAL_READING("WithdrawalReading"),
    WITHDRAWAL_VERDICT("WithdrawalVerdict"),
    TALLY("Tally"),
    LIMIT_VERDICT("LimitVerdict"),
    DEFAULT_ORDER_READING("DefaultOrderReading"),
    DEFAULT_ORDER_VERDICT("DefaultOrderVerdict"),
    BUDGET("Budget"),
    GAP("Gap"),
    ORDER_DRAFT("OrderDraft"),
    ORDER_VERDICT("OrderVerdict"),
    GUARDED_ORDER("GuardedOrder"),
    GUARD_VERDICT("GuardVerdict"),
    LINE("Line"),
    SUPPRESSED_ORDER("SuppressedOrder"),
    CADENCE_SUMMARY("CadenceSummary"),
    CONSTRAINT_VERDICT("ConstraintVerdict"),
    OUTCOME_READING("OutcomeReading"),
    OUTCOME_VERDICT("OutcomeVerdict");

    private final String word;

    FactType(String word) {
        this.word = word;
    }

    /** The word in traces. */
    public String word() {
        return word;
    }
}
