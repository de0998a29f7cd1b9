package ta.backoffice.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import ta.database.Actor;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;

class VenueCalendarTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final VenueCalendar LONDON =
            DATABASE.as(Role.WORKER).transact(Actor.system("test"), tx -> VenueCalendar.load(tx, "XLON"));

    @Test
    void london_sinceNineteenNinety_equalsTheExchangesOwnHolidays() throws IOException {
        Path file = shared("data/registry/lse_holidays_1990_2027.csv");
        Assumptions.assumeTrue(file != null, "the exchange's list of holidays is not available");
        Map<LocalDate, String> expected = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> expected.put(LocalDate.parse(cells[0]), cells[3]));
        }
        List<String> differences = LocalDate.of(1990, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(date -> date.getDayOfWeek().getValue() < 6)
                .filter(date -> !kind(date).equals(expected.getOrDefault(date, "open")))
                .map(date -> date + " is " + kind(date) + ", not " + expected.getOrDefault(date, "open"))
                .toList();
        assertThat(differences).isEmpty();
    }

    private static String kind(LocalDate date) {
        if (!LONDON.isSession(date)) {
            return "closed";
        }
        boolean early = LONDON.close(date).isBefore(LONDON.open(date).plus(Duration.ofHours(8)));
        return early ? "early close 12:30" : "open";
    }

    @Test
    void recordedVenues_haveTheirOwnDaysAndEarlyCloses() {
        VenueCalendar copenhagen = VenueCalendar.usual("XCSE").orElseThrow();
        assertThat(copenhagen.isSession(LocalDate.of(2025, 5, 30))).isFalse();
        assertThat(copenhagen.isSession(LocalDate.of(2025, 6, 2))).isTrue();
        VenueCalendar stockholm = VenueCalendar.usual("XSTO").orElseThrow();
        assertThat(stockholm.close(LocalDate.of(2025, 4, 17))).isEqualTo(Instant.parse("2025-04-17T11:00:00Z"));
        assertThat(stockholm.close(LocalDate.of(2025, 4, 16))).isEqualTo(Instant.parse("2025-04-16T15:30:00Z"));
        VenueCalendar toronto = VenueCalendar.usual("XTSE").orElseThrow();
        assertThat(toronto.isSession(LocalDate.of(2025, 7, 1))).isFalse();
    }

    /** Sunday to Thursday until the end of 2025, then Monday to Friday. */
    @Test
    void telAviv_changedItsWeek() {
        VenueCalendar telAviv = VenueCalendar.usual("XTAE").orElseThrow();
        assertThat(telAviv.isSession(LocalDate.of(2025, 1, 5))).isTrue();
        assertThat(telAviv.isSession(LocalDate.of(2025, 1, 3))).isFalse();
        assertThat(telAviv.isSession(LocalDate.of(2026, 1, 11))).isFalse();
        assertThat(telAviv.close(LocalDate.of(2026, 1, 9))).isEqualTo(Instant.parse("2026-01-09T11:50:00Z"));
    }

    /** Friday's price is due on Monday at noon; until then Thursday's is no session old. */
    @Test
    void priceOfAFund_isDueSomeSessionsLater() {
        VenueCalendar fund = VenueCalendar.usual("XOFF").orElseThrow();
        LocalDate friday = LocalDate.of(2026, 3, 6);
        assertThat(fund.close(friday)).isEqualTo(Instant.parse("2026-03-06T12:00:00Z"));
        assertThat(fund.isOpen(fund.close(friday))).isFalse();
        assertThat(fund.isSession(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(fund.close(LocalDate.of(2026, 12, 24))).isEqualTo(Instant.parse("2026-12-24T12:00:00Z"));
        Instant monday = Instant.parse("2026-03-09T12:00:00Z");
        assertThat(fund.lastSessionClosedAt(monday)).isEqualTo(friday);
        LocalDate thursday = fund.lastSessionClosedAt(monday.minusSeconds(1));
        assertThat(thursday).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(fund.sessionsBetween(thursday, fund.lastSessionClosedAt(monday.minusSeconds(1))))
                .isZero();
        assertThat(fund.sessionsBetween(thursday, fund.lastSessionClosedAt(monday)))
                .isOne();
    }

    @Test
    void daysThatNobodyHasPublished_areNotSure_andNoCloseIsMissingThen() {
        assertThat(LONDON.isSure(LocalDate.of(2028, 12, 29))).isTrue();
        assertThat(LONDON.isSure(LocalDate.of(2029, 1, 2))).isFalse();
        assertThat(LONDON.sessionsBetween(LocalDate.of(2028, 12, 28), LocalDate.of(2029, 1, 31)))
                .isEqualTo(1);
        assertThat(VenueCalendar.usual("XSES").orElseThrow().isSure(LocalDate.of(2027, 1, 4)))
                .isFalse();
    }

    @Test
    void session_inSummerAndWinter_closesByLocalTime() {
        assertThat(LONDON.close(LocalDate.of(2026, 1, 15))).isEqualTo(Instant.parse("2026-01-15T16:30:00Z"));
        assertThat(LONDON.close(LocalDate.of(2026, 7, 15))).isEqualTo(Instant.parse("2026-07-15T15:30:00Z"));
        assertThat(LONDON.open(LocalDate.of(2026, 7, 15))).isEqualTo(Instant.parse("2026-07-15T07:00:00Z"));
        assertThat(LONDON.close(LocalDate.of(2026, 12, 24))).isEqualTo(Instant.parse("2026-12-24T12:30:00Z"));
    }

    @Test
    void lastSession_aroundTheCloseAndTheWeekend_isTheOneThatHasClosed() {
        LocalDate friday = LocalDate.of(2026, 1, 16);
        assertThat(LONDON.lastSessionClosedAt(Instant.parse("2026-01-16T16:29:59Z")))
                .isEqualTo(friday.minusDays(1));
        assertThat(LONDON.lastSessionClosedAt(Instant.parse("2026-01-16T16:30:00Z")))
                .isEqualTo(friday);
        assertThat(LONDON.lastSessionClosedAt(Instant.parse("2026-01-19T08:00:00Z")))
                .isEqualTo(friday);
    }

    @Test
    void sessionsBetween_overEaster_countsSessionsOnly() {
        LocalDate maundyThursday = LocalDate.of(2026, 4, 2);
        assertThat(LONDON.sessionsBetween(maundyThursday, LocalDate.of(2026, 4, 7)))
                .isEqualTo(1);
        assertThat(LONDON.sessionsBetween(maundyThursday, maundyThursday)).isZero();
        assertThat(LONDON.sessionsBetween(maundyThursday, maundyThursday.minusDays(3)))
                .isZero();
    }

    @Test
    void venue_atMomentsOfADay_isOpenFromOpeningToJustBeforeTheClose() {
        assertThat(LONDON.isOpen(Instant.parse("2026-01-16T08:00:00Z"))).isTrue();
        assertThat(LONDON.isOpen(Instant.parse("2026-01-16T16:30:00Z"))).isFalse();
        assertThat(LONDON.isOpen(Instant.parse("2026-01-17T12:00:00Z"))).isFalse();
    }

    @Test
    void venues_onTheirOwnDays_areClosedOrCloseEarly() {
        VenueCalendar newYork = VenueCalendar.usual("XNYS").orElseThrow();
        assertThat(newYork.close(LocalDate.of(2025, 11, 28))).isEqualTo(Instant.parse("2025-11-28T18:00:00Z"));
        assertThat(newYork.close(LocalDate.of(2025, 7, 3))).isEqualTo(Instant.parse("2025-07-03T17:00:00Z"));
        assertThat(newYork.close(LocalDate.of(2025, 12, 26))).isEqualTo(Instant.parse("2025-12-26T21:00:00Z"));
        assertThat(newYork.isSession(LocalDate.of(2012, 10, 29))).isFalse();
        for (String mic : List.of("XETR", "XMIL", "XSWX")) {
            VenueCalendar calendar = VenueCalendar.usual(mic).orElseThrow();
            assertThat(calendar.isSession(LocalDate.of(2025, 12, 24))).as(mic).isFalse();
            assertThat(calendar.isSession(LocalDate.of(2025, 12, 31))).as(mic).isFalse();
            assertThat(calendar.isSession(LocalDate.of(2025, 12, 23))).as(mic).isTrue();
        }
        VenueCalendar frankfurt = VenueCalendar.usual("XETR").orElseThrow();
        assertThat(frankfurt.isSession(LocalDate.of(2021, 5, 24))).isFalse();
        assertThat(frankfurt.isSession(LocalDate.of(2022, 6, 6))).isTrue();
        assertThat(frankfurt.close(LocalDate.of(2025, 12, 30))).isEqualTo(Instant.parse("2025-12-30T13:00:00Z"));
        assertThat(VenueCalendar.usual("XPAR").orElseThrow().close(LocalDate.of(2025, 12, 24)))
                .isEqualTo(Instant.parse("2025-12-24T13:05:00Z"));
        assertThat(VenueCalendar.usual("XMIL").orElseThrow().isSession(LocalDate.of(2025, 8, 15)))
                .isFalse();
    }

    @Test
    void venue_unknown_isRefused() {
        assertThatThrownBy(() ->
                        DATABASE.as(Role.WORKER).transact(Actor.system("test"), tx -> VenueCalendar.load(tx, "ZZZZ")))
                .isInstanceOf(StorageException.Invalid.class);
    }

    /** A file of the folder {@code shared} in a parent folder; null when there is none. */
    private static Path shared(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
