package ta.rules.gains;

import java.time.LocalDate;
import java.time.MonthDay;

/** A tax year of the United Kingdom, from 6 April to 5 April. */
public record TaxYear(int begins) implements Comparable<TaxYear> {

    private static final MonthDay FIRST_DAY = MonthDay.of(4, 6);

    public static TaxYear of(LocalDate day) {
        return new TaxYear(MonthDay.from(day).isBefore(FIRST_DAY) ? day.getYear() - 1 : day.getYear());
    }

    /** For example {@code 2025/26}. */
    public String text() {
        return begins + "/" + String.format("%02d", (begins + 1) % 100);
    }

    @Override
    public int compareTo(TaxYear other) {
        return Integer.compare(begins, other.begins);
    }
}
