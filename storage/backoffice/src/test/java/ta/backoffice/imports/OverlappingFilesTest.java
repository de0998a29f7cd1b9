package ta.backoffice.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.database.TestDatabase;

/** Files of overlapping periods. Each has whole days, as brokers export them. */
class OverlappingFilesTest {

    private static final String HEAD = "type,time,listing,units,price,amount,fees,reference,note\n";
    private static final int DAYS = 24;
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestImports parts = TestImports.create(DATABASE);
    private final TestImports whole = TestImports.create(DATABASE);
    private int held;

    /** Whichever file comes first, and in whatever order its rows are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void overlappingFiles_inAnyOrder_giveTheLedgerOfOneFile(long seed) {
        Random random = new Random(seed);
        List<List<String>> days = days(random);
        int cut = 1 + random.nextInt(days.size() - 1);
        int back = Math.max(0, cut - random.nextInt(5));
        List<List<List<String>>> periods =
                new ArrayList<>(List.of(days.subList(0, cut), days.subList(back, days.size())));
        Collections.shuffle(periods, random);
        periods.add(days);
        periods.forEach(period -> parts.record(HEAD + shuffled(period, random), ImportChoices.NONE));

        whole.record(HEAD + String.join("", joined(days)), ImportChoices.NONE);
        assertThat(whole.plan(HEAD + shuffled(days, random), ImportChoices.NONE).count(PlannedRow.Fate.KNOWN))
                .isEqualTo(joined(days).size());
        assertThat(contents(parts)).containsExactlyInAnyOrderElementsOf(contents(whole));
        assertThat(parts.cash()).isEqualByComparingTo(whole.cash());
    }

    /** The rows of each day. Some have the day alone, some have no number, and some of those are equal. */
    private List<List<String>> days(Random random) {
        List<List<String>> days = new ArrayList<>();
        days.add(List.of("CONTRIBUTION,2026-01-05T08:00:00Z,,,,9000.00,,p-1,\n"));
        for (int day = 6; day < 6 + DAYS; day++) {
            String date = String.format("2026-01-%02d", day);
            String time = random.nextInt(3) == 0 ? date : date + "T0" + (8 + random.nextInt(2)) + ":00:00Z";
            boolean numbered = random.nextBoolean();
            String row = row(random, time, numbered ? "n-" + day : "");
            days.add(numbered || random.nextBoolean() || row.startsWith("SELL") ? List.of(row) : List.of(row, row));
            held += row.startsWith("BUY") ? days.get(days.size() - 1).size() * units(row) : 0;
            held -= row.startsWith("SELL") ? units(row) : 0;
        }
        return days;
    }

    private String row(Random random, String time, String number) {
        int units = 1 + random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 -> "INTEREST," + time + ",,,,0.0" + units + ",," + number + ",\n";
            case 1 -> "DIVIDEND," + time + ",XLON:VWRP,,,1.5" + units + ",," + number + ",\n";
            case 2 -> "CONTRIBUTION," + time + ",,,,10.00,," + number + ",\n";
            case 3, 4 -> {
                int sold = Math.min(units, held);
                yield sold == 0 ? row(random, time, number) : trade("SELL", time, sold, 98 * sold, number);
            }
            default -> trade("BUY", time, units, -98 * units, number);
        };
    }

    private static String trade(String type, String time, int units, int amount, String number) {
        return type + "," + time + ",XLON:VWRP," + units + ",98.00," + amount + ".00,," + number + ",\n";
    }

    private static int units(String row) {
        return Integer.parseInt(row.split(",")[3]);
    }

    private static List<String> joined(List<List<String>> days) {
        return days.stream().flatMap(List::stream).toList();
    }

    private static String shuffled(List<List<String>> days, Random random) {
        List<String> rows = new ArrayList<>(joined(days));
        Collections.shuffle(rows, random);
        return String.join("", rows);
    }

    /** The entries that count: an opening that a later file made needless is reversed. */
    private static List<String> contents(TestImports of) {
        return of.lines().stream()
                .filter(line -> line.reverses().isEmpty() && line.reversedBy().isEmpty())
                .map(line -> line.type() + " " + line.tradeTime() + " " + line.units() + " " + line.amount() + " "
                        + line.reference())
                .toList();
    }
}
