package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;
import ta.backoffice.book.EntryType;

/** What is held, and what it is worth. All amounts are in the portfolio's base currency. */
public final class BookShapes {

    private BookShapes() {}

    public record Holding(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the listing's id in the registry") UUID listingId,

            @Doc(value = "the instrument's ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "what the instrument is called", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc(value = "how many; 0 when all are sold", example = "162")
            BigDecimal units,

            @Doc(value = "of the units that are held: the pooled cost", example = "15000")
            BigDecimal cost,

            @Doc(value = "per unit, 10 decimals; null without units", example = "92.5925925926")
            Optional<BigDecimal> averageCost,

            @Doc(value = "profit of all sales so far", example = "0")
            BigDecimal realised,

            @Doc("the price that values it; null without one, or without units")
            Optional<HoldingPrice> price,

            @Doc(
                    value = "units at that price; null where the policy's units or the rates do not tell",
                    example = "18144")
            Optional<BigDecimal> value) {}

    public record HoldingPrice(
            @Doc(value = "in its own unit", example = "11200")
            BigDecimal price,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of the price", example = "GBX")
            String quoteUnit,

            @Doc("the moment that it stands for") Instant asOf,

            @Doc(value = "who reported it; manual when one of your people entered it", example = "file")
            String source,

            @Doc(value = "whether it has a critical finding that nobody has reviewed", example = "false")
            boolean quarantined) {}

    public record CashShape(
            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "what is there; below 0 when overdrawn", example = "512.30")
            BigDecimal balance,

            @Doc("where it came from and where it went") List<CashSum> byType) {}

    public record CashSum(
            @Doc(value = "of the entries of this type", example = "CONTRIBUTION")
            EntryType type,

            @Doc(value = "what they did to the cash, out is negative", example = "500")
            BigDecimal amount) {}

    public record Valuation(
            @Doc("the session at whose close it was worth this")
            LocalDate session,

            @Doc(value = "above 1 when it was valued again", example = "1")
            int revision,

            @Doc("when the session closed") Instant asOf,

            @Doc(value = "value of the invested sleeves", example = "30000")
            BigDecimal invested,

            @Doc(value = "cash", example = "512.30") BigDecimal cash,

            @Doc(value = "value of the cash park", example = "0")
            BigDecimal cashPark,

            @Doc(value = "value of what the policy does not name", example = "0")
            BigDecimal unassigned,

            @Doc(
                    value = "put into the invested sleeves, less what was taken out, since the point before",
                    example = "0")
            BigDecimal flow,

            @Doc(value = "time-weighted, 1 at the first point", example = "1.0213")
            BigDecimal index,

            @Doc(value = "the highest index so far", example = "1.03")
            BigDecimal peakIndex,

            @Doc(value = "value of each sleeve by its code", example = "18144")
            Map<String, BigDecimal> sleeves) {}
}
