package ta.statement.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import ta.statement.Moment;

/** Reads dates and times in the forms that a template names. */
final class Times {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][X]]");
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

    private final List<DateTimeFormatter> forms;
    private final ZoneId zone;

    Times(List<String> forms, ZoneId zone) {
        this.forms = forms.stream().map(Times::form).toList();
        this.zone = zone;
    }

    private static DateTimeFormatter form(String pattern) {
        return pattern.equals("ISO")
                ? ISO
                : new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.ENGLISH);
    }

    /**
     * @param text a date with or without a time
     */
    Moment read(String text) throws BadLineException {
        for (DateTimeFormatter form : forms) {
            try {
                TemporalAccessor read =
                        form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                return checked(text, moment(read));
            } catch (DateTimeException e) {
                // The next form may fit.
            }
        }
        throw bad(text);
    }

    private Moment moment(TemporalAccessor read) {
        if (read instanceof OffsetDateTime time) {
            return Moment.of(time);
        }
        return read instanceof LocalDateTime local
                ? Moment.of(ZonedDateTime.of(local, zone).toOffsetDateTime())
                : Moment.of((LocalDate) read);
    }

    private static Moment checked(String text, Moment moment) throws BadLineException {
        if (moment.day().isBefore(FIRST) || moment.day().getYear() >= 2200) {
            throw bad(text);
        }
        return moment;
    }

    private static BadLineException bad(String text) {
        return new BadLineException(
                "BAD_DATE",
                "\"" + text + "\" is not a date as this broker writes it",
                "Maybe export the file again without opening it in a spreadsheet.");
    }
}
