package ta.backoffice.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/**
 * One time at which a task is to be done.
 *
 * @param local the wall clock of the task's zone, which has each slot once
 * @param at the moment; that of a time which a clock change skips is as much later as the change skips, and of a time that occurs
 *     twice it is the first
 */
public record Slot(LocalDateTime local, Instant at) implements Comparable<Slot> {

    /** With digits always, as a Z would sort a full minute behind its seconds. */
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::at).thenComparing(Slot::local);

    static Slot of(LocalDateTime local, ZoneId zone) {
        return new Slot(local, ZonedDateTime.ofLocal(local, zone, null).toInstant());
    }

    /**
     * What it is called by, as {@code 2026-12-07T08:00+00:00}: the same time in another zone is another slot. The offset is the one by
     * which the local time is the moment; of a time that a clock change skips that is the one before the change.
     */
    public String text() {
        Duration offset = Duration.between(at, local.toInstant(ZoneOffset.UTC));
        return local + OFFSET.format(ZoneOffset.ofTotalSeconds(Math.toIntExact(offset.toSeconds())));
    }

    /** By their moments; two of one moment, as before and after a skipped hour, by what they are called. */
    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
