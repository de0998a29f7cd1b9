package ta.backoffice.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The days of venues whose calendar is a list: weekdays on which they are shut, sessions that close early, and sessions
 * on a weekend. The file {@code venue-days.csv} has a line for each venue and year.
 */
final class RecordedDays implements VenueDays {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final int FIELDS = 5;
    private static final Map<String, RecordedDays> BY_MIC = read();

    private final Set<Integer> years = new HashSet<>();
    private final Set<LocalDate> closed = new HashSet<>();
    private final Set<LocalDate> open = new HashSet<>();
    private final Map<LocalDate, LocalTime> early = new HashMap<>();

    static RecordedDays of(String mic) {
        return Objects.requireNonNull(BY_MIC.get(mic), mic);
    }

    @Override
    public boolean isClosed(LocalDate date) {
        return closed.contains(date);
    }

    @Override
    public boolean isOpen(LocalDate date) {
        return open.contains(date);
    }

    @Override
    public boolean isEarly(LocalDate date) {
        return early.containsKey(date);
    }

    @Override
    public LocalTime earlyClose(LocalDate date, LocalTime usual) {
        return early.getOrDefault(date, usual);
    }

    @Override
    public boolean isKnown(LocalDate date) {
        return years.contains(date.getYear());
    }

    private static Map<String, RecordedDays> read() {
        Map<String, RecordedDays> all = new HashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(RecordedDays.class.getResourceAsStream("venue-days.csv"), "the days");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", FIELDS))
                    .forEach(fields -> all.computeIfAbsent(fields[0], mic -> new RecordedDays())
                            .add(Integer.parseInt(fields[1]), fields[2], fields[3], fields[4]));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(int year, String shut, String closingEarly, String weekend) {
        years.add(year);
        for (String day : words(shut)) {
            closed.add(date(year, day));
        }
        for (String day : words(closingEarly)) {
            early.put(date(year, day.substring(0, 4)), LocalTime.parse(day.substring(5), TIME));
        }
        for (String day : words(weekend)) {
            open.add(date(year, day));
        }
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }

    private static LocalDate date(int year, String monthAndDay) {
        return LocalDate.of(
                year, Integer.parseInt(monthAndDay.substring(0, 2)), Integer.parseInt(monthAndDay.substring(2)));
    }
}
