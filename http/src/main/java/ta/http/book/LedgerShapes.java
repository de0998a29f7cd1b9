package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Requests and responses about the ledger. Amounts are in the portfolio's base currency unless it says otherwise. */
public final class LedgerShapes {

    private LedgerShapes() {}

    public record InCurrency(
            @Doc(value = "ISO 4217; not the base currency", example = "USD")
            String currency,

            @Doc(
                    value = "effect on the cash in that currency; null if the broker settled in the base currency",
                    example = "-1250.00")
            Optional<BigDecimal> amount,

            @Doc(value = "fees, included in the amount", example = "1.00")
            Optional<BigDecimal> fees,

            @Doc(value = "price per unit", example = "124.90")
            Optional<BigDecimal> price,

            @Doc(value = "added to the cost of the holding", example = "null")
            Optional<BigDecimal> cost,

            @Doc(value = "base currency per unit of the currency", example = "0.79")
            BigDecimal rate) {}

    public record Entry(
            @Doc("the entry's id") UUID id,

            @Doc(value = "rises in the order of recording, from 1", example = "41")
            long sequence,

            @Doc(value = "what happened", example = "BUY") EntryType type,

            @Doc(value = "the listing; null for a cash entry", example = "XLON:VWRP")
            Optional<ListingId> listing,

            @Doc(value = "units; the type gives the direction, only an ADJUSTMENT has a sign", example = "10")
            Optional<BigDecimal> units,

            @Doc(value = "price per unit", example = "112.34")
            Optional<BigDecimal> price,

            @Doc(
                    value = "effect on cash; negative for money out. With an amount in another currency, its value"
                            + " in the base currency",
                    example = "-1133.35")
            BigDecimal amount,

            @Doc(value = "fees, included in the amount", example = "9.95")
            BigDecimal fees,

            @Doc(value = "added to the cost of the holding; only for units that move without cash", example = "null")
            Optional<BigDecimal> cost,

            @Doc("what it says in another currency; null if there is none")
            Optional<InCurrency> inCurrency,

            @Doc("when it happened") Instant tradeTime,
            @Doc("when it was recorded") Instant recordedAt,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy,

            @Doc("the id of its batch") UUID batch,

            @Doc(value = "the contract note, or another unique reference", example = "CN-1047")
            Optional<String> reference,

            @Doc(value = "the id of the entry that this one reverses", example = "null")
            Optional<UUID> reverses,

            @Doc(value = "the id of the entry that reverses this one", example = "null")
            Optional<UUID> reversedBy,

            @Doc(value = "a note", example = "monthly purchase")
            String note) {}

    public record NewEntryShape(
            @Doc(value = "what happened", example = "CONTRIBUTION")
            EntryType type,

            @Doc(value = "the listing; omit it for cash", example = "null")
            Optional<ListingId> listing,

            @Doc(value = "units, above 0; only an ADJUSTMENT may be negative", example = "null")
            Optional<BigDecimal> units,

            @Doc(value = "for a BUY or SELL: price per unit, above 0", example = "null")
            Optional<BigDecimal> price,

            @Doc(
                    value = "effect on cash, negative for money out; calculated for a BUY or SELL if omitted",
                    example = "500.00")
            Optional<BigDecimal> amount,

            @Doc(value = "for a BUY or SELL: fees, included in the amount", example = "null")
            Optional<BigDecimal> fees,

            @Doc(value = "for a TRANSFER_IN or ADJUSTMENT of a listing: the cost of the units", example = "null")
            Optional<BigDecimal> cost,

            @Doc(
                    value = "another currency: price, amount, fees and cost are in it, and its cash moves; of an"
                            + " EXCHANGE, that of its other side",
                    example = "null")
            Optional<String> currency,

            @Doc(
                    value = "for a BUY or SELL that the broker settled in the base currency: another currency, of the"
                            + " price alone",
                    example = "null")
            Optional<String> priceCurrency,

            @Doc(
                    value = "base currency per unit of the other currency; if omitted, the rate of the entry's day",
                    example = "null")
            Optional<BigDecimal> rate,

            @Doc(
                    value = "for an EXCHANGE: the change of the cash in currency; amount is that in the base currency,"
                            + " fees included",
                    example = "null")
            Optional<BigDecimal> exchanged,

            @Doc("when it happened") Instant tradeTime,

            @Doc(
                    value = "the contract note or another unique reference; a known one is not recorded twice",
                    example = "DD-2026-03")
            Optional<String> reference,

            @Doc(value = "a note, up to 4000 characters", example = "by direct debit")
            Optional<String> note) {}

    public record NewBatch(
            @Doc(value = "a note for the batch", example = "March")
            Optional<String> note,

            @Doc("1 to 500 entries; all are recorded, or none")
            List<NewEntryShape> entries,

            @Doc(value = "true to record trades whose price or amount is unlikely", example = "false")
            Optional<Boolean> confirm) {}

    public record Batch(
            @Doc("the batch's id; null if all entries were recorded before")
            Optional<UUID> id,

            @Doc(value = "number of new entries", example = "1")
            int added,

            @Doc("the entries in the order of the request, including those recorded before")
            List<BatchEntry> entries,

            @Doc("trades that count as fills of a recommendation, since it was open for them")
            List<Match> matches) {}

    public record Match(
            @Doc("the id of the entry") UUID entry,
            @Doc("the id of the recommendation") UUID recommendation,

            @Doc(value = "the number of its line", example = "1")
            int line,

            @Doc(value = "how many of the entry's units count for the line", example = "12")
            BigDecimal units) {}

    public record Unmatched(
            @Doc("the id of the entry that shall count for no recommendation")
            UUID entry) {}

    public record BatchEntry(
            @Doc("the entry's id") UUID id,

            @Doc(value = "its sequence number", example = "42")
            long sequence) {}

    public record Reversal(
            @Doc("the id of the entry to reverse") UUID entry,

            @Doc(value = "the reason; kept permanently", example = "recorded twice")
            String reason) {}
}
