package ta.runtime.csv;

import java.util.ArrayList;
import java.util.List;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** All that is wrong with one file; the first fifty are told, and the rest counted. */
public final class CsvErrors {

    private static final int TOLD_MAX = 50;

    private final String file;
    private final List<String> told = new ArrayList<>();
    private int count;

    public CsvErrors(String file) {
        this.file = Visible.text(file);
    }

    /**
     * @param line from 1
     * @param maybe what would help, a sentence that begins with "Maybe"; empty when nobody knows
     */
    public void add(String code, int line, String what, String maybe) {
        count++;
        if (count <= TOLD_MAX) {
            told.add("ERROR " + code + " " + file + ":" + line + ": " + what + "\n"
                    + (maybe.isEmpty() ? "" : maybe + "\n"));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** The whole message: every error, how many there are, and that nothing was done. */
    public String text() {
        String more = count > TOLD_MAX ? "… and " + (count - TOLD_MAX) + " more.\n" : "";
        return String.join("", told) + more + file + ": " + count + (count == 1 ? " error" : " errors")
                + "; nothing of it was taken in.\n";
    }

    /**
     * @throws Refusal when there are any
     */
    public void refuse() {
        if (!isEmpty()) {
            throw Refusal.unusable(text());
        }
    }
}
