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
 * One time at which a task is due.
 *
 * @param local the local time in the task's zone; each slot has a different one
 * @param at the moment. If a clock change skips the local time, it is later by the length of the gap; if the local time
 *     occurs twice, it is the first of the two
 */
public record Slot(LocalDateTime local, Instant at) implements Comparable<Slot> {

    /** Always with digits: a Z would sort after the digits of other offsets. */
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::at).thenComparing(Slot::local);

    static Slot of(LocalDateTime local, ZoneId zone) {
        return new Slot(local, ZonedDateTime.ofLocal(local, zone, null).toInstant());
    }

    /**
     * The slot's name, for example {@code 2026-12-07T08:00+00:00}. The same moment in another zone is a different slot.
     * The offset converts the local time to the moment; for a time that a clock change skips it is the offset before
     * the change.
     */
    public String text() {
        Duration offset = Duration.between(at, local.toInstant(ZoneOffset.UTC));
        return local + OFFSET.format(ZoneOffset.ofTotalSeconds(Math.toIntExact(offset.toSeconds())));
    }

    /** By moment, then by local time: a skipped local time has the same moment as one after the gap. */
    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
