package ta.backoffice.export;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.export.Moves.Move;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.database.Transaction;
import ta.rules.json.Decimals;

/**
 * The ledger for the CSV import of Portfolio Performance, with the columns and the English type names that its
 * documentation has. What the file cannot hold: reversed entries and their reversals, and an adjustment of a cost
 * alone.
 */
public final class PortfolioPerformanceCsv {

    private static final List<String> COLUMNS = List.of(
            "Date",
            "Type",
            "Value",
            "Transaction Currency",
            "Gross Amount",
            "Currency Gross Amount",
            "Exchange Rate",
            "Fees",
            "Taxes",
            "Shares",
            "ISIN",
            "WKN",
            "Ticker Symbol",
            "Security Name",
            "Note");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private PortfolioPerformanceCsv() {}

    /**
     * @param zone of the dates
     */
    public static String of(Transaction tx, UUID portfolioId, ZoneId zone) {
        Moves moves = Moves.of(tx, portfolioId);
        StringBuilder csv = new StringBuilder(CsvLine.of(COLUMNS));
        moves.thatMove().forEach(move -> csv.append(CsvLine.of(cells(move, moves.baseCurrency(), zone))));
        return csv.toString();
    }

    private static List<String> cells(Move move, String currency, ZoneId zone) {
        BigDecimal fees = move.isTrade() ? move.entry().fees() : BigDecimal.ZERO;
        BigDecimal value = move.isTrade() ? move.entry().amount().abs() : Decimals.even2(move.worth());
        Optional<RegisteredListing> security = move.listing();
        List<String> cells = new ArrayList<>(List.of(
                MINUTE.format(move.entry().tradeTime().atZone(zone)),
                type(move),
                Decimals.fixed(value, 2),
                currency,
                move.isTrade() ? Decimals.fixed(move.worth(), 2) : "",
                move.isTrade() ? currency : "",
                "",
                Decimals.fixed(fees, 2),
                "0.00",
                move.units().map(Decimals::text).orElse("")));
        cells.add(security.map(RegisteredListing::isin).orElse(""));
        cells.add("");
        cells.add(security.map(one -> one.listing().ticker()).orElse(""));
        cells.add(security.map(RegisteredListing::name).orElse(""));
        cells.add(move.note());
        return cells;
    }

    /** Values have no sign there, so a payment that is taken back has a type of its own. */
    private static String type(Move move) {
        boolean in = move.incoming();
        return switch (move.entry().type()) {
            case BUY -> "Buy";
            case SELL -> "Sell";
            case DIVIDEND -> in ? (move.listing().isPresent() ? "Dividend" : "Interest") : "Interest Charge";
            case INTEREST -> in ? "Interest" : "Interest Charge";
            case FEE, EXCHANGE -> in ? "Fees Refund" : "Fees";
            case CONTRIBUTION, TAX_RELIEF, WITHDRAWAL, TRANSFER_IN, TRANSFER_OUT, ADJUSTMENT -> {
                if (move.units().isPresent()) {
                    yield in ? "Delivery (Inbound)" : "Delivery (Outbound)";
                }
                yield in ? "Deposit" : "Removal";
            }
        };
    }
}
