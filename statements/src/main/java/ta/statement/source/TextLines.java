package ta.statement.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what patterns describe in the text of a document. The named groups of a pattern are the cells. */
public final class TextLines {

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private TextLines() {}

    /** Everything that one of the patterns finds, in the order of the text. */
    public static List<Line> find(String text, List<Pattern> patterns) {
        List<Line> lines = new ArrayList<>();
        for (Pattern pattern : patterns) {
            List<String> groups = groups(pattern);
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (String group : groups) {
                    String cell = found.group(group);
                    if (cell != null) {
                        cells.put(group, cell.replaceAll("\\s+", " ").strip());
                    }
                }
                lines.add(new Line(1 + newlines(text, found.start()), cells));
            }
        }
        lines.sort(Comparator.comparingInt(Line::number));
        return lines;
    }

    private static int newlines(String text, int end) {
        return (int) text.chars().limit(end).filter(c -> c == '\n').count();
    }

    private static List<String> groups(Pattern pattern) {
        List<String> groups = new ArrayList<>();
        Matcher group = GROUP.matcher(pattern.pattern());
        while (group.find()) {
            groups.add(group.group(1));
        }
        return groups;
    }
}
