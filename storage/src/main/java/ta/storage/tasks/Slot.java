package ta.storage.tasks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;

/**
 * One time at which a task is to be done.
 *
 * @param local what it is called by: the wall clock of the task's zone, which names each slot once
 * @param at the moment; that of a time which a clock change skips is as much later as the change skips, and of a time that occurs
 *     twice it is the first
 */
public record Slot(LocalDateTime local, Instant at) implements Comparable<Slot> {

    private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::at).thenComparing(Slot::local);

    static Slot of(LocalDateTime local, ZoneId zone) {
        return new Slot(local, ZonedDateTime.ofLocal(local, zone, null).toInstant());
    }

    /** As {@code 2026-12-07T08:00}. */
    public String text() {
        return local.toString();
    }

    /** By their moments; two of one moment, as before and after a skipped hour, by what they are called. */
    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
