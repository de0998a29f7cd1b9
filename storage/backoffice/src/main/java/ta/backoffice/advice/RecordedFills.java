package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/** Lists the recorded fills of a recommendation. */
public final class RecordedFills {

    /**
     * @param line the number of its line, from 1
     * @param amount the change in cash, fees included; base currency, below 0 for a BUY
     * @param slippage cost above the estimate, base currency; positive if it is a loss
     * @param units how many units of its entry count for the line
     * @param matched whether the product found the line for an entry of the ledger
     * @param undone whether a person has undone the match, so that it no longer counts
     * @param reversed whether its ledger entry was reversed, so that it no longer counts
     */
    public record RecordedFill(
            int line,
            UUID entryId,
            BigDecimal units,
            BigDecimal price,
            BigDecimal fees,
            BigDecimal amount,
            Instant tradeTime,
            Optional<String> contractNote,
            BigDecimal slippage,
            String recordedBy,
            Instant recordedAt,
            boolean matched,
            boolean undone,
            boolean reversed) {

        public boolean counts() {
            return !undone && !reversed;
        }
    }

    private RecordedFills() {}

    /** In the order in which they were recorded; empty for an unknown recommendation. */
    public static List<RecordedFill> of(Transaction tx, UUID recommendationId) {
        var reversed = DSL.field(CountedFills.isReversed()).as("reversed");
        var undone = DSL.field(CountedFills.isUndone()).as("undone");
        return tx.sql()
                .select(FILLS.fields())
                .select(RECOMMENDATION_LINES.SEQ, undone, reversed)
                .select(LEDGER_ENTRIES.fields())
                .from(FILLS)
                .join(RECOMMENDATION_LINES)
                .on(RECOMMENDATION_LINES.ID.eq(FILLS.LINE_ID))
                .join(LEDGER_ENTRIES)
                .on(LEDGER_ENTRIES.ID.eq(FILLS.LEDGER_ENTRY_ID))
                .where(RECOMMENDATION_LINES.RECOMMENDATION_ID.eq(recommendationId))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .fetch(row -> new RecordedFill(
                        row.get(RECOMMENDATION_LINES.SEQ),
                        row.get(LEDGER_ENTRIES.ID),
                        row.get(FILLS.UNITS),
                        row.get(LEDGER_ENTRIES.PRICE),
                        row.get(LEDGER_ENTRIES.FEES),
                        row.get(LEDGER_ENTRIES.AMOUNT),
                        row.get(LEDGER_ENTRIES.TRADE_TIME),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.EXTERNAL_REFERENCE)),
                        row.get(FILLS.SLIPPAGE),
                        row.get(FILLS.RECORDED_BY),
                        row.get(FILLS.RECORDED_AT),
                        row.get(FILLS.MATCHED),
                        row.get(undone),
                        row.get(reversed)));
    }
}
