package ta.backoffice.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.database.StorageException;

/** Each local time is a slot once, whatever the clock changes. */
class TaskScheduleTest {

    private static final String LONDON = "Europe/London";
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    /** A night on which the clock of a zone changes. */
    private record Night(String zone, String date) {
        Instant midnight() {
            return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** A cron expression, and which local times it has. */
    private record Cron(String text, Predicate<LocalDateTime> has) {}

    @Provide
    Arbitrary<Night> nights() {
        return Arbitraries.of(
                new Night(LONDON, "2026-03-29"),
                new Night(LONDON, "2026-10-25"),
                new Night("America/New_York", "2026-03-08"),
                new Night("America/New_York", "2026-11-01"),
                new Night("Australia/Lord_Howe", "2026-10-03"),
                new Night("Australia/Lord_Howe", "2026-04-04"),
                new Night("Antarctica/Troll", "2026-03-29"),
                // Samoa skipped this whole day.
                new Night("Pacific/Apia", "2011-12-30"));
    }

    @Provide
    Arbitrary<Cron> crons() {
        return Arbitraries.of(
                new Cron("0 0/15 * * * ?", time -> time.getMinute() % 15 == 0),
                new Cron("0 30 * * * ?", time -> time.getMinute() == 30),
                new Cron(
                        "0 0,30 1-3 * * ?",
                        time -> time.getMinute() % 30 == 0 && time.getHour() > 0 && time.getHour() < 4),
                new Cron("0 15 2 * * ?", time -> time.getMinute() == 15 && time.getHour() == 2));
    }

    @Property(tries = 60)
    void slots_overAClockChange_areThereOnceWhereverOneLooksIn(
            @ForAll("nights") Night night, @ForAll("crons") Cron cron, @ForAll @Size(max = 12) List<Long> cuts) {
        TaskSchedule schedule = schedule(cron.text(), night.zone());
        Instant begin = night.midnight().minus(TWO_DAYS);
        Instant end = night.midnight().plus(TWO_DAYS);
        List<Slot> whole = List.copyOf(schedule.between(begin, end));
        assertThat(whole).isSorted().extracting(Slot::local).doesNotHaveDuplicates();
        assertThat(whole)
                .allSatisfy(slot -> assertThat(OffsetDateTime.parse(slot.text()).toInstant())
                        .isEqualTo(slot.at()));
        assertThat(whole).extracting(Slot::text).doesNotHaveDuplicates();
        assertThat(pieces(schedule, begin, end, cuts)).isEqualTo(whole);
        Instant evening = night.midnight().minus(HALF_A_DAY);
        Instant noon = night.midnight().plus(HALF_A_DAY);
        assertThat(followed(schedule, evening, noon)).isEqualTo(List.copyOf(schedule.between(evening, noon)));
        ZoneId zone = ZoneId.of(night.zone());
        List<LocalDateTime> expected = Stream.iterate(
                        LocalDateTime.ofInstant(begin, zone).plusDays(1).withSecond(0), time -> time.plusMinutes(1))
                .limit(2 * 24 * 60)
                .filter(cron.has())
                .toList();
        assertThat(whole).extracting(Slot::local).containsAll(expected);
    }

    /** Reads the slots in pieces, as schedulers do that look from time to time. */
    private static List<Slot> pieces(TaskSchedule schedule, Instant begin, Instant end, List<Long> cuts) {
        long seconds = Duration.between(begin, end).toSeconds();
        List<Instant> ends = new ArrayList<>(cuts.stream()
                .map(cut -> begin.plusSeconds(Math.floorMod(cut, seconds)))
                .sorted()
                .toList());
        ends.add(end);
        List<Slot> slots = new ArrayList<>();
        Instant from = begin;
        for (Instant to : ends) {
            slots.addAll(schedule.between(from, to));
            from = to;
        }
        return slots;
    }

    /** Reads the slots as a scheduler does that waits for the next slot each time and takes what is due then. */
    private static List<Slot> followed(TaskSchedule schedule, Instant begin, Instant end) {
        List<Slot> slots = new ArrayList<>();
        Instant from = begin;
        Instant next = schedule.next(from, 1).get(0).at();
        while (!next.isAfter(end)) {
            slots.addAll(schedule.between(from, next));
            from = next;
            next = schedule.next(from, 1).get(0).at();
        }
        return slots;
    }

    @Test
    void slot_thatTheClockSkips_isLaterByWhatItSkips() {
        assertThat(schedule("0 30 1 * * ?", LONDON)
                        .between(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-30T12:00:00Z")))
                .containsExactly(
                        new Slot(LocalDateTime.parse("2026-03-29T01:30"), Instant.parse("2026-03-29T01:30:00Z")),
                        new Slot(LocalDateTime.parse("2026-03-30T01:30"), Instant.parse("2026-03-30T00:30:00Z")));
    }

    @Test
    void slot_thatOccursTwice_isTheFirst() {
        assertThat(schedule("0 30 1 * * ?", LONDON)
                        .between(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-26T12:00:00Z")))
                .containsExactly(
                        new Slot(LocalDateTime.parse("2026-10-25T01:30"), Instant.parse("2026-10-25T00:30:00Z")),
                        new Slot(LocalDateTime.parse("2026-10-26T01:30"), Instant.parse("2026-10-26T01:30:00Z")));
    }

    @Test
    void slots_ofClosedDays_areOneWithTheNextSessions() {
        // 4 to 6 April 2026 are a weekend and Easter Monday, the 3rd is Good Friday.
        Predicate<LocalDate> sessions =
                day -> day.isBefore(LocalDate.of(2026, 4, 3)) || day.isAfter(LocalDate.of(2026, 4, 6));
        TaskSchedule daily = TaskSchedule.of(task("0 0 8 * * ?", LONDON, true), sessions);
        Instant thursday = Instant.parse("2026-04-02T06:00:00Z");
        assertThat(daily.next(thursday, 3))
                .extracting(slot -> slot.local().toString())
                .containsExactly("2026-04-02T08:00", "2026-04-07T08:00", "2026-04-08T08:00");
        assertThat(daily.between(Instant.parse("2026-04-06T12:00:00Z"), Instant.parse("2026-04-07T07:00:00Z")))
                .as("a slot that moved is found after the closed days")
                .extracting(slot -> slot.local().toString())
                .containsExactly("2026-04-07T08:00");
        assertThat(TaskSchedule.of(task("0 0 8 * * ?", LONDON, false), sessions).next(thursday, 2))
                .extracting(slot -> slot.local().toString())
                .containsExactly("2026-04-02T08:00", "2026-04-03T08:00");
    }

    /** The last days of April 2028 are a weekend, and the Monday after is a holiday. */
    @Test
    void slot_ofATaskOfMonths_staysInItsMonth() {
        Predicate<LocalDate> sessions =
                day -> day.isBefore(LocalDate.of(2028, 4, 29)) || day.isAfter(LocalDate.of(2028, 5, 1));
        TaskDefinition monthly =
                new TaskDefinition("m", TaskKind.MONTHLY_ALLOCATION, "0 0 8 L * ?", LONDON, true, true);
        TaskSchedule last = TaskSchedule.of(monthly, sessions);
        assertThat(last.next(Instant.parse("2028-04-01T00:00:00Z"), 2))
                .extracting(slot -> slot.local().toString())
                .containsExactly("2028-04-28T08:00", "2028-05-31T08:00");
        assertThat(last.between(Instant.parse("2028-04-28T06:00:00Z"), Instant.parse("2028-04-28T08:00:00Z")))
                .as("a slot that moves back is found on the day that it moves to")
                .hasSize(1);
        assertThat(last.between(Instant.parse("2028-04-28T08:00:00Z"), Instant.parse("2028-05-30T08:00:00Z")))
                .isEmpty();
        assertThat(TaskSchedule.of(task("0 0 8 L * ?", LONDON, true), sessions)
                        .next(Instant.parse("2028-04-01T00:00:00Z"), 1))
                .extracting(slot -> slot.local().toString())
                .containsExactly("2028-05-02T08:00");
    }

    @Test
    void next_ofARareOrEndingSchedule_hasTheSlotsThatExist() {
        assertThat(schedule("0 0 8 29 2 ?", LONDON).next(NOW, 2))
                .extracting(slot -> slot.local().toString())
                .containsExactly("2028-02-29T08:00", "2032-02-29T08:00");
        assertThat(schedule("0 0 8 1 1 ? 2027", LONDON).next(NOW, 5))
                .extracting(slot -> slot.local().toString())
                .containsExactly("2027-01-01T08:00");
        assertThat(schedule("0 0 8 1 1 ? 2045", LONDON).next(NOW, 1)).hasSize(1);
        assertThat(schedule("15 0 8 1 1 ? 2027", LONDON).next(NOW, 1).get(0).text())
                .isEqualTo("2027-01-01T08:00:15+00:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 8 ? * MON | Europe/Lundun | there is no time zone Europe/Lundun",
                "each Monday | Europe/London | the schedule each Monday cannot be read: ",
                "0 0 8 * * | Europe/London | the schedule 0 0 8 * * cannot be read: ",
                "0 0 25 * * ? | Europe/London | the schedule 0 0 25 * * ? cannot be read: ",
                "0 0/99999999999999 8 * * ? | Europe/London | the schedule 0 0/99999999999999 8 * * ? cannot be read: ",
                "0 0 8 30 2 ? | Europe/London | the schedule 0 0 8 30 2 ? never fires",
                "0 0 8 1 1 ? 2020 | Europe/London | the schedule 0 0 8 1 1 ? 2020 never fires",
                "* * * * * ? | Europe/London | the schedule * * * * * ? fires at 00:00 and again at 00:00:01;",
                "0 0/4 8 1 1 ? | Europe/London | the schedule 0 0/4 8 1 1 ? fires at 08:00 and again at 08:04;",
                "0 0 8 31 * ? | Europe/London | the schedule 0 0 8 31 * ? has no slot in some months",
                "0 0 8 15,30 * ? | Europe/London | the schedule 0 0 8 15,30 * ? has no slot in some months",
                "0 0 8 29-31 1-6 ? | Europe/London | the schedule 0 0 8 29-31 1-6 ? has no slot in some months",
                "0 1,58 0,23 * * ? | Europe/London | the schedule 0 1,58 0,23 * * ? fires at 23:58 and again at 00:01;",
            })
    void schedule_thatIsInvalid_isRefusedWithAReason(String cron, String zone, String why) {
        assertThatThrownBy(() -> schedule(cron, zone).requireSensible(NOW))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageStartingWith(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0/5 * * * ?",
                "0 5 8-18 ? * MON-FRI",
                "0 0 8 1 * ?",
                "0 0 8 ? * MON#1",
                "0 0 8 L * ?",
                "0 0 8 31 1,3,5 ?",
                "0 0 8 30 JUN,SEP ?",
                "0 0 8 1-31 * ?"
            })
    void schedule_thatIsValid_isAccepted(String cron) {
        assertThatCode(() -> schedule(cron, LONDON).requireSensible(NOW)).doesNotThrowAnyException();
    }

    private static TaskSchedule schedule(String cron, String zone) {
        return TaskSchedule.of(task(cron, zone, false), day -> true);
    }

    private static TaskDefinition task(String cron, String zone, boolean moves) {
        return new TaskDefinition("test", TaskKind.DRIFT_CHECK, cron, zone, moves, true);
    }
}
