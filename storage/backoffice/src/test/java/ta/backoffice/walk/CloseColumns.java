package ta.backoffice.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads one column of a CSV file by date; leaves out cells without a number. */
final class CloseColumns {

    private CloseColumns() {}

    static NavigableMap<LocalDate, BigDecimal> read(Path file, String column) {
        try {
            List<String> lines = Files.readAllLines(file);
            int index = List.of(lines.get(0).split(",")).indexOf(column);
            NavigableMap<LocalDate, BigDecimal> byDate = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                if (cells.length > index && cells[index].matches("[0-9.]+")) {
                    byDate.put(LocalDate.parse(cells[0]), new BigDecimal(cells[index]));
                }
            }
            return byDate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
