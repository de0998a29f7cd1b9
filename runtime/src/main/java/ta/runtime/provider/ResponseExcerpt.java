package ta.runtime.provider;

/** Quotes a provider's text, which may contain anything, for a message. */
public final class ResponseExcerpt {

    private static final int CHARACTERS_MAX = 120;

    private ResponseExcerpt() {}

    /** Puts the text on one line, without control characters, and cuts it off after 120 characters. */
    public static String of(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > CHARACTERS_MAX ? line.substring(0, CHARACTERS_MAX) + "…" : line;
    }
}
