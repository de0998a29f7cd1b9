package ta.rules.portfolio;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A listing's id, {@code MIC:TICKER}: one instrument on one venue. Compared as text, in UTF-16 order. */
public record ListingId(@JsonValue String text) implements Comparable<ListingId> {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}:[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

    /**
     * @throws IllegalArgumentException when {@code text} is not of the form {@code MIC:TICKER}
     */
    @JsonCreator
    public ListingId {
        if (!isListingId(text)) {
            throw new IllegalArgumentException("not a listing id (MIC:TICKER): " + text);
        }
    }

    public static ListingId of(String mic, String ticker) {
        return new ListingId(mic + ":" + ticker);
    }

    public static boolean isListingId(String text) {
        return FORM.matcher(text).matches();
    }

    /** The venue's market identifier code (ISO 10383). */
    public String mic() {
        return text.substring(0, text.indexOf(':'));
    }

    public String ticker() {
        return text.substring(text.indexOf(':') + 1);
    }

    @Override
    public int compareTo(ListingId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
