package ta.runtime.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** All errors of one file. The message lists the first 50 and counts the rest. */
public final class CsvErrors {

    private static final int LISTED_MAX = 50;

    private final String file;
    private final List<String> listed = new ArrayList<>();
    private int count;
    private int ofRows;

    public CsvErrors(String file) {
        this.file = Visible.text(file);
    }

    /**
     * @param line from 1
     * @param maybe a remedy, as a sentence that begins with "Maybe"; empty if there is none
     */
    public void add(String code, int line, String what, String maybe) {
        count++;
        if (count <= LISTED_MAX) {
            listed.add("ERROR " + code + " " + file + ":" + line + ": " + what + "\n"
                    + (maybe.isEmpty() ? "" : maybe + "\n"));
        }
    }

    /** As {@link #add}, for an error that makes only its row unusable. */
    void addOfRow(String code, int line, String what, String maybe) {
        ofRows++;
        add(code, line, what, maybe);
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** The whole message: the errors, their number, and that nothing was imported. */
    public String text() {
        String more = count > LISTED_MAX ? "… and " + (count - LISTED_MAX) + " more.\n" : "";
        return String.join("", listed) + more + file + ": " + count + (count == 1 ? " error" : " errors")
                + "; nothing was imported.\n";
    }

    /**
     * The rows that were left out, with the reasons, where the others are taken; empty if all of them are.
     *
     * @param usable number of rows that can be taken
     * @throws Refusal if more than single rows is wrong, or none can be taken
     */
    public Optional<String> leftOut(int usable) {
        if (isEmpty()) {
            return Optional.empty();
        }
        if (ofRows < count || usable == 0) {
            refuse();
        }
        String more = count > LISTED_MAX ? "… and " + (count - LISTED_MAX) + " more.\n" : "";
        return Optional.of(String.join("", listed).replaceAll("(?m)^ERROR ", "LEFT OUT ") + more + file + ": "
                + (count == 1 ? "this row was" : "these rows were") + " left out, and " + usable
                + (usable == 1 ? " other was" : " others were") + " taken.\n");
    }

    /**
     * @throws Refusal if there are any errors
     */
    public void refuse() {
        if (!isEmpty()) {
            throw Refusal.unusable(text());
        }
    }
}
