package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;
import ta.backoffice.book.EntryType;

/** What the ledger takes and answers. All money is in the portfolio's base currency. */
public final class LedgerShapes {

    private LedgerShapes() {}

    public record Entry(
            @Doc("the entry's id") UUID id,

            @Doc(value = "rises in the order of recording", example = "41")
            long sequence,

            @Doc(value = "what happened", example = "BUY") EntryType type,

            @Doc(value = "of which listing; null for cash", example = "XLON:VWRP")
            Optional<ListingId> listing,

            @Doc(value = "how many; the type gives the direction, an ADJUSTMENT's are signed", example = "10")
            Optional<BigDecimal> units,

            @Doc(value = "per unit", example = "112.34") Optional<BigDecimal> price,

            @Doc(value = "what it does to the cash, out is negative", example = "-1133.35")
            BigDecimal amount,

            @Doc(value = "contained in the amount", example = "9.95")
            BigDecimal fees,

            @Doc(value = "what it adds to the cost of the holding; of units without cash", example = "null")
            Optional<BigDecimal> cost,

            @Doc("when it happened") Instant tradeTime,
            @Doc("when it was recorded") Instant recordedAt,

            @Doc(value = "by whom", example = "ann@example.org")
            String recordedBy,

            @Doc("what it was recorded with") UUID batch,

            @Doc(value = "the contract note, or what else tells it from all others", example = "CN-1047")
            Optional<String> reference,

            @Doc(value = "the entry that this one takes back", example = "null")
            Optional<UUID> reverses,

            @Doc(value = "the entry that takes this one back", example = "null")
            Optional<UUID> reversedBy,

            @Doc(value = "what was noted", example = "monthly purchase")
            String note) {}

    public record NewEntryShape(
            @Doc(value = "what happened", example = "CONTRIBUTION")
            EntryType type,

            @Doc(value = "of which listing; leave it out for cash", example = "null")
            Optional<ListingId> listing,

            @Doc(value = "how many, above 0; an ADJUSTMENT's are signed", example = "null")
            Optional<BigDecimal> units,

            @Doc(value = "of a BUY or SELL, per unit, above 0", example = "null")
            Optional<BigDecimal> price,

            @Doc(
                    value = "what it does to the cash, out is negative; a BUY's or SELL's is calculated when left out",
                    example = "500.00")
            Optional<BigDecimal> amount,

            @Doc(value = "of a BUY or SELL, contained in the amount", example = "null")
            Optional<BigDecimal> fees,

            @Doc(value = "of a TRANSFER_IN or ADJUSTMENT of a listing", example = "null")
            Optional<BigDecimal> cost,

            @Doc("when it happened") Instant tradeTime,

            @Doc(value = "the contract note: what has it already is not recorded twice", example = "DD-2026-03")
            Optional<String> reference,

            @Doc(value = "up to 4000 characters", example = "by direct debit")
            Optional<String> note) {}

    public record NewBatch(
            @Doc(value = "of all entries together", example = "March")
            Optional<String> note,

            @Doc("1 to 500, recorded together or not at all")
            List<NewEntryShape> entries) {}

    public record Batch(
            @Doc("the batch's id; null when all entries were there already")
            Optional<UUID> id,

            @Doc(value = "how many entries were not there yet", example = "1")
            int added,

            @Doc("the entries in the order of the request, those that were there already too")
            List<BatchEntry> entries) {}

    public record BatchEntry(
            @Doc("the entry's id") UUID id,

            @Doc(value = "its sequence number", example = "42")
            long sequence) {}

    public record Reversal(
            @Doc("the entry that is to be taken back") UUID entry,

            @Doc(value = "why; kept for ever", example = "recorded twice")
            String reason) {}
}
