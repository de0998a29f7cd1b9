package ta.trials.browser;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ta.backoffice.registry.VenueCalendar;

/**
 * A file in Trading 212's form: a pension in pounds over 30 months. Each month money is paid in and three funds are
 * bought, dividends of the gilts come each quarter, and a share that no list knows was bought and sold once. The last
 * month's money waits.
 */
final class BrokerFile {

    private static final String HEAD = "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,"
            + "Currency (Price / share),Exchange rate,Total,Currency (Total),ID\n";
    private static final int MONTHS = 30;
    private static final Map<String, String> POUNDS = Map.of("VWRP", "480.00", "EMIM", "120.00", "VGOV", "200.00");

    private final VenueCalendar london;
    private final StringBuilder text = new StringBuilder(HEAD);
    private final Map<String, BigDecimal> held = new TreeMap<>();
    private int lines;

    private BrokerFile(VenueCalendar london) {
        this.london = london;
    }

    static String of(VenueCalendar london, LocalDate today) {
        return new BrokerFile(london).text(today);
    }

    private String text(LocalDate today) {
        LocalDate last = LocalDate.MIN;
        for (int month = MONTHS; month > 0; month--) {
            LocalDate day = session(YearMonth.from(today).minusMonths(month).atDay(5));
            money("Deposit", day, "800.00");
            if (month > 1) {
                PriceWeb.FUNDS.forEach(fund -> buy(fund, day));
            }
            if (month == MONTHS) {
                line("Market buy", day, "GB00B10RZP78,ULVR,Unilever,2.0000000000,3821.00,GBX,100", "76.42");
            }
            if (month == MONTHS - 4) {
                line("Market sell", day, "GB00B10RZP78,ULVR,Unilever,2.0000000000,3942.00,GBX,100", "78.84");
            }
            if (month % 3 == 0 && month < MONTHS) {
                dividend(PriceWeb.FUNDS.get(2), day.plusDays(9));
            }
            last = day;
        }
        money("Interest on cash", last.plusDays(1), "1.07");
        line("Lottery of the month", last.plusDays(1), ",,,,,,", "0.50");
        return text.toString();
    }

    private LocalDate session(LocalDate day) {
        return london.isSession(day) ? day : london.nextSession(day);
    }

    private void buy(PriceWeb.Fund fund, LocalDate day) {
        BigDecimal total = new BigDecimal(POUNDS.get(fund.ticker()));
        BigDecimal units = total.divide(fund.pounds(day), 10, RoundingMode.HALF_UP);
        held.merge(fund.ticker(), units, BigDecimal::add);
        String unit = fund.pence() ? "GBX,100" : "GBP,1";
        line("Market buy", day, security(fund) + "," + units + "," + fund.close(day) + "," + unit, total.toString());
    }

    private void dividend(PriceWeb.Fund fund, LocalDate day) {
        BigDecimal units = held.get(fund.ticker());
        BigDecimal each = new BigDecimal("0.14");
        BigDecimal total = units.multiply(each).setScale(2, RoundingMode.HALF_UP);
        line(
                "Dividend (Dividend)",
                day,
                security(fund) + "," + units + "," + each + ",GBP,Not available",
                total.toString());
    }

    private void money(String action, LocalDate day, String total) {
        line(action, day, ",,,,,,", total);
    }

    private void line(String action, LocalDate day, String security, String total) {
        lines++;
        String id = action.startsWith("Dividend") ? "" : String.format(Locale.ROOT, "EOF%05d", lines);
        text.append(action).append(',').append(day).append(String.format(Locale.ROOT, " 09:%02d:00,", lines % 60));
        text.append(security)
                .append(',')
                .append(total)
                .append(",GBP,")
                .append(id)
                .append('\n');
    }

    private static String security(PriceWeb.Fund fund) {
        return fund.isin() + "," + fund.ticker() + "," + fund.name();
    }
}
