package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.imports.PlannedRow;
import ta.backoffice.imports.PlannedSecurity;
import ta.http.doc.Doc;
import ta.http.route.FileBody;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Requests and responses about the import of brokers' files. All amounts are in the portfolio's base currency. */
public final class ImportShapes {

    private ImportShapes() {}

    public record NewImport(
            @Doc(value = "the file's name, for people", example = "transactions.csv")
            String fileName,

            @Doc(value = "the file in Base64, up to 14 MB", example = "dHlwZSx0aW1l")
            String content,

            @Doc(value = "how to read it, from the list of templates; recognised if omitted", example = "null")
            Optional<String> template,

            @Doc(value = "a template of your own, as its JSON text", example = "null")
            Optional<String> ownTemplate,

            @Doc("listings for securities that the file does not say enough about")
            Optional<List<ListingChoice>> listings,

            @Doc("units and cost of positions that the file never opens, if not as proposed")
            Optional<List<OpeningChoice>> openings,

            @Doc("lines that shall be left out") Optional<List<Integer>> leaveOut,

            @Doc("lines that shall be taken all the same: those whose may_be_taken is true")
            Optional<List<Integer>> take,

            @Doc(value = "the preview's hash; needed unless dry_run", example = "null")
            Optional<String> preview,

            @Doc(value = "true to record trades whose price or amount is unlikely", example = "false")
            Optional<Boolean> confirm)
            implements FileBody {}

    public record ListingChoice(
            @Doc(value = "the security's label in the preview", example = "IE00BK5BQT80")
            String security,

            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "its ISIN, if it is not registered", example = "null")
            Optional<String> isin,

            @Doc(value = "its name, if it is not registered", example = "null")
            Optional<String> name,

            @Doc(value = "its currency, if it is not registered", example = "null")
            Optional<String> currency,

            @Doc(value = "the unit of its prices, such as GBX; the currency if omitted", example = "null")
            Optional<String> quoteUnit) {}

    public record OpeningChoice(
            @Doc(value = "the security's label in the preview", example = "IE00BK5BQT80")
            String security,

            @Doc(value = "units before the first line of the file", example = "10")
            BigDecimal units,

            @Doc(value = "what they cost", example = "950.00")
            BigDecimal cost) {}

    public record Import(
            @Doc("the id of the import; null if nothing was recorded")
            Optional<UUID> id,

            @Doc(value = "the template that read the file", example = "trading212")
            String template,

            @Doc(value = "the broker or program", example = "Trading 212")
            String title,

            @Doc(value = "the hash of this preview, which records it", example = "9f2c")
            String preview,

            @Doc("how many rows and lines have each fate") Counts counts,
            @Doc("the first 1000 rows, oldest first") List<Row> rows,

            @Doc("lines that cannot be read, and rows that are left out; the first 1000")
            List<Omission> leftOut,

            @Doc("the securities of the file") List<SecurityShape> securities,

            @Doc("opening entries for positions that the file never opens")
            List<Opening> openings,

            @Doc(value = "cash before", example = "0.00") BigDecimal cashBefore,
            @Doc(value = "cash after", example = "412.55") BigDecimal cashAfter) {}

    public record Counts(
            @Doc(value = "rows that are taken", example = "31")
            int taken,

            @Doc(value = "rows that are recorded already", example = "0")
            int known,

            @Doc(value = "lines that are left out", example = "1")
            int leftOut,

            @Doc(value = "lines that are no transactions", example = "2")
            int passedOver) {}

    public record Row(
            @Doc(value = "number of its line in the file", example = "2")
            int line,

            @Doc(value = "what happened", example = "BUY") EntryType type,

            @Doc(value = "a day, or a time", example = "2026-01-05T08:04:56Z")
            String time,

            @Doc(value = "the security's label; null for cash", example = "IE00BK5BQT80")
            Optional<String> security,

            @Doc(value = "the listing; null for cash, and if it is unknown", example = "XLON:VWRP")
            Optional<ListingId> listing,

            @Doc(value = "units", example = "3") Optional<BigDecimal> units,

            @Doc(value = "price per unit", example = "98.20")
            Optional<BigDecimal> price,

            @Doc(value = "effect on cash; for units that move without cash, their cost", example = "-294.60")
            Optional<BigDecimal> amount,

            @Doc(value = "fees, included in the amount", example = "0.00")
            BigDecimal fees,

            @Doc(value = "TAKEN, KNOWN or LEFT_OUT", example = "TAKEN")
            PlannedRow.Fate fate,

            @Doc(value = "what the file says besides", example = "")
            String note) {}

    public record Omission(
            @Doc(value = "number of the line in the file", example = "7")
            int line,

            @Doc(value = "a stable code", example = "OTHER_CURRENCY")
            String code,

            @Doc(value = "why it is left out", example = "the amount is in USD, and the account is in GBP")
            String what,

            @Doc(value = "what to do; may be empty", example = "Maybe enter what it came to in GBP by hand.")
            String maybe,

            @Doc(value = "the line, shortened", example = "2026-01-05 Dividend 0.44 USD")
            String text,

            @Doc(value = "true if you may take it all the same", example = "false")
            boolean mayBeTaken) {}

    public record SecurityShape(
            @Doc(value = "names it in requests", example = "IE00BK5BQT80")
            String security,

            @Doc(value = "its ISIN", example = "IE00BK5BQT80")
            Optional<String> isin,

            @Doc(value = "its ticker", example = "VWRP") Optional<String> ticker,

            @Doc(value = "its name", example = "Vanguard FTSE All-World")
            Optional<String> name,

            @Doc(value = "the unit of its prices in the file", example = "GBP")
            Optional<String> quoteUnit,

            @Doc(value = "the listing that it stands for; null if that is unknown", example = "XLON:VWRP")
            Optional<ListingId> listing,

            @Doc(value = "where the listing is known from", example = "STARTER_LIST")
            PlannedSecurity.Origin origin,

            @Doc(value = "true if the import registers the listing", example = "true")
            boolean registers,

            @Doc("what you must say about it") List<String> missing,

            @Doc(value = "number of its rows", example = "30")
            int rows) {}

    public record Opening(
            @Doc(value = "the security's label", example = "IE00BK5BQT80")
            String security,

            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("just before the first row of the listing") Instant time,
            @Doc(value = "units", example = "10") BigDecimal units,

            @Doc(value = "what they cost", example = "950.00")
            BigDecimal cost,

            @Doc(value = "false if units and cost are only proposed", example = "false")
            boolean chosen,

            @Doc(value = "units of the opening entry of an earlier import that it replaces", example = "null")
            Optional<BigDecimal> replaces) {}

    public record Recorded(
            @Doc("the import's id") UUID id,

            @Doc(value = "the file", example = "import of transactions.csv")
            String note,

            @Doc("when it was recorded") Instant recordedAt,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy,

            @Doc(value = "number of its entries", example = "31")
            int entries,

            @Doc(value = "how many of them are reversed", example = "0")
            int reversed) {}

    public record TakingBack(
            @Doc(value = "the reason; kept permanently", example = "the wrong account")
            String reason) {}

    public record TakenBack(
            @Doc(value = "how many entries were reversed", example = "31")
            int reversed) {}

    public record TemplateShape(
            @Doc(value = "names it in requests", example = "trading212")
            String name,

            @Doc(value = "the broker or program", example = "Trading 212")
            String title,

            @Doc(value = "where its columns are known from", example = "a real file")
            String source) {}
}
