package ta.rules.performance;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import ta.rules.portfolio.EntryType;

/** The income of a month, in the base currency; what was taken back is subtracted. */
public record MonthlyIncome(YearMonth month, BigDecimal dividends, BigDecimal interest) {

    /** Ascending; months without income are left out. */
    public static List<MonthlyIncome> of(Book book) {
        TreeMap<YearMonth, MonthlyIncome> months = new TreeMap<>();
        new BookHistory(book).entries().forEach(booked -> {
            BookEntry entry = booked.entry();
            if (entry.type() == EntryType.DIVIDEND || entry.type() == EntryType.INTEREST) {
                boolean dividend = entry.type() == EntryType.DIVIDEND;
                YearMonth month = YearMonth.from(book.day(entry.tradeTime()));
                months.merge(
                        month,
                        new MonthlyIncome(
                                month,
                                dividend ? entry.amount() : BigDecimal.ZERO,
                                dividend ? BigDecimal.ZERO : entry.amount()),
                        MonthlyIncome::and);
            }
        });
        return List.copyOf(months.values());
    }

    private MonthlyIncome and(MonthlyIncome other) {
        return new MonthlyIncome(month, dividends.add(other.dividends), interest.add(other.interest));
    }
}
