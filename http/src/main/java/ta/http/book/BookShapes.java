package ta.http.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.valuation.CurrencyBalance;
import ta.http.doc.Doc;
import ta.rules.gains.Disposal;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Holdings, cash and valuations. All amounts are in the portfolio's base currency. */
public final class BookShapes {

    private BookShapes() {}

    public record Holding(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the listing's id in the registry") UUID listingId,

            @Doc(value = "the instrument's ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "the instrument's name", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc(value = "units held; 0 if all were sold", example = "162")
            BigDecimal units,

            @Doc(value = "pooled cost of the held units", example = "15000")
            BigDecimal cost,

            @Doc(value = "cost per unit, 10 decimals; null without units", example = "92.5925925926")
            Optional<BigDecimal> averageCost,

            @Doc(value = "realised gain of all sales so far at average cost; not the gain for tax", example = "0")
            BigDecimal realised,

            @Doc("the price that values the holding; null without a price or without units")
            Optional<HoldingPrice> price,

            @Doc(
                    value = "value at that price; null if the policy does not know the quote unit or a rate is missing",
                    example = "18144")
            Optional<BigDecimal> value) {}

    public record HoldingPrice(
            @Doc(value = "the price in its quote unit", example = "11200")
            BigDecimal price,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of the price, such as GBX for pence", example = "GBX")
            String quoteUnit,

            @Doc("the time of the price") Instant asOf,

            @Doc(value = "the provider; manual if a member entered the price", example = "file")
            String source,

            @Doc(value = "whether the price has a critical finding without a review", example = "false")
            boolean quarantined) {}

    public record CashShape(
            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the cash balance; below 0 if overdrawn", example = "512.30")
            BigDecimal balance,

            @Doc("sums by entry type") List<CashSum> byType,

            @Doc("the cash in other currencies; no order is paid from it")
            List<CurrencyCash> currencies) {}

    public record CurrencyCash(
            @Doc(value = "ISO 4217", example = "USD") String currency,

            @Doc(value = "the balance in it; below 0 if overdrawn", example = "125.00")
            BigDecimal balance,

            @Doc(value = "base currency per unit of it; null while no rate is known", example = "0.79")
            Optional<BigDecimal> rate,

            @Doc("the time of the rate") Optional<Instant> rateAsOf,

            @Doc(value = "the value in the base currency; null while no rate is known", example = "98.75")
            Optional<BigDecimal> value) {

        public static CurrencyCash of(CurrencyBalance balance) {
            return new CurrencyCash(
                    balance.currency(), balance.balance(), balance.rate(), balance.rateAsOf(), balance.value());
        }
    }

    public record CashSum(
            @Doc(value = "the type of the entries", example = "CONTRIBUTION")
            EntryType type,

            @Doc(value = "their effect on cash; negative for money out", example = "500")
            BigDecimal amount) {}

    public record Gains(
            @Doc("sums by tax year, oldest first") List<GainsOfYear> years,

            @Doc("all sales, one for each listing and day, oldest first")
            List<DisposalShape> disposals) {}

    public record GainsOfYear(
            @Doc(value = "from 6 April to 5 April", example = "2025/26")
            String taxYear,

            @Doc(value = "what the sales brought, after fees", example = "750")
            BigDecimal proceeds,

            @Doc(value = "the allowable cost", example = "700")
            BigDecimal cost,

            @Doc(value = "sum of the gains", example = "50") BigDecimal gains,

            @Doc(value = "sum of the losses, 0 or more", example = "0")
            BigDecimal losses) {}

    public record DisposalShape(
            @Doc("the listing that was sold") ListingId listing,
            @Doc("the day of the sale") LocalDate day,

            @Doc(value = "units sold on that day", example = "50")
            BigDecimal units,

            @Doc(value = "what they brought, after fees", example = "750")
            BigDecimal proceeds,

            @Doc(value = "the allowable cost", example = "700")
            BigDecimal cost,

            @Doc(value = "negative for a loss", example = "50")
            BigDecimal gain,

            @Doc("with what the units were matched, in the order of the rules")
            List<DisposalPart> parts) {}

    public record DisposalPart(
            @Doc(value = "SAME_DAY, THIRTY_DAYS or POOL", example = "SAME_DAY")
            Disposal.Rule rule,

            @Doc(value = "units as counted on the day of the sale", example = "50")
            BigDecimal units,

            @Doc(value = "what they cost, fees included", example = "700")
            BigDecimal cost,

            @Doc("the day of the matched purchase; null for the pool")
            Optional<LocalDate> acquiredOn) {}

    public record Valuation(
            @Doc("the session; values are as of its close") LocalDate session,

            @Doc("when the session closed") Instant asOf,

            @Doc(value = "whether it rests on a doubtful price, so that no figure uses it", example = "false")
            boolean provisional,

            @Doc(value = "value of all holdings and the cash", example = "30512.30")
            BigDecimal total,

            @Doc(value = "value in the sleeves", example = "30000")
            BigDecimal invested,

            @Doc(value = "cash balance", example = "512.30") BigDecimal cash,

            @Doc(value = "value of the cash park", example = "0")
            BigDecimal cashPark,

            @Doc(value = "value of holdings that are in no sleeve of the policy", example = "0")
            BigDecimal unassigned,

            @Doc(value = "time-weighted index of the sleeves; 1 is what was first paid", example = "1.0213")
            BigDecimal index,

            @Doc(value = "the highest index so far", example = "1.03")
            BigDecimal peakIndex,

            @Doc(value = "value of each sleeve by its code", example = "18144")
            Map<String, BigDecimal> sleeves) {}
}
