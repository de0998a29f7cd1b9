package ta.statement.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what patterns describe in the text of a document. The named groups of a pattern are the cells. */
public final class TextLines {

    private TextLines() {}

    /** Everything that one of the patterns finds, in the order of the text. */
    public static List<Line> find(String text, List<Pattern> patterns) {
        List<Line> lines = new ArrayList<>();
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(text);
            int number = 1;
            int counted = 0;
            while (found.find()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (String group : pattern.namedGroups().keySet()) {
                    String cell = found.group(group);
                    if (cell != null) {
                        cells.put(group, cell.replaceAll("\\s+", " ").strip());
                    }
                }
                number += newlines(text, counted, found.start());
                counted = found.start();
                lines.add(new Line(number, cells));
            }
        }
        lines.sort(Comparator.comparingInt(Line::number));
        return lines;
    }

    private static int newlines(String text, int begin, int end) {
        return (int) text.substring(begin, end).chars().filter(c -> c == '\n').count();
    }
}
