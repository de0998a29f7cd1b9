package ta.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When something happened: a time, or a day alone.
 *
 * @param time empty if the file has the day alone
 * @param day the day in the file's own zone
 */
public record Moment(Optional<OffsetDateTime> time, LocalDate day) {

    public static Moment of(OffsetDateTime time) {
        return new Moment(Optional.of(time), time.toLocalDate());
    }

    public static Moment of(LocalDate day) {
        return new Moment(Optional.empty(), day);
    }

    /** The time; for a day alone, its first moment in {@code zone}. */
    public Instant instant(ZoneId zone) {
        return time.map(OffsetDateTime::toInstant)
                .orElseGet(() -> day.atStartOfDay(zone).toInstant());
    }

    /** In ISO 8601: {@code 2026-03-31} or {@code 2026-03-31T14:05:00Z}. */
    @Override
    public String toString() {
        return time.map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format).orElseGet(day::toString);
    }
}
