package ta.runtime.provider.custom;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** How a provider writes a date: a pattern such as {@code dd/MM/yyyy}, or a number of seconds or milliseconds. */
final class DateForm {

    static final DateForm ISO = new DateForm("yyyy-MM-dd");

    private static final String SECONDS = "unix";
    private static final String MILLIS = "unix_ms";
    private static final long YEAR_2200_MILLIS = 7_258_118_400_000L;

    private final String pattern;
    private final DateTimeFormatter formatter;

    /**
     * @throws IllegalArgumentException if it is not a pattern of a date
     */
    DateForm(String pattern) {
        this.pattern = pattern;
        // The year of an era is not enough to be strict, and a lenient formatter makes 28 February of the 31st.
        this.formatter = isNumber()
                ? DateTimeFormatter.ISO_LOCAL_DATE
                : DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
        try {
            LocalDate day = LocalDate.of(2026, 2, 27);
            if (!read(write(day, ZoneId.of("UTC")), ZoneId.of("UTC")).equals(day)) {
                throw new IllegalArgumentException("it does not hold year, month and day");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it does not hold year, month and day", e);
        }
    }

    /**
     * @param zone of the venue, for a form that is a moment
     * @throws DateTimeException if the text has another form
     */
    LocalDate read(String text, ZoneId zone) {
        if (!isNumber()) {
            return LocalDate.parse(text, formatter);
        }
        if (!text.matches("[0-9]{1,13}")) {
            throw new DateTimeException("not a number");
        }
        long number = Long.parseLong(text);
        long millis = pattern.equals(SECONDS) ? Math.multiplyExact(number, 1000L) : number;
        if (millis > YEAR_2200_MILLIS) {
            throw new DateTimeException("after the year 2200");
        }
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    String write(LocalDate date, ZoneId zone) {
        long millis = date.atStartOfDay(zone).toInstant().toEpochMilli();
        return switch (pattern) {
            case SECONDS -> String.valueOf(millis / 1000);
            case MILLIS -> String.valueOf(millis);
            default -> date.atStartOfDay(zone).format(formatter);
        };
    }

    private boolean isNumber() {
        return pattern.equals(SECONDS) || pattern.equals(MILLIS);
    }
}
