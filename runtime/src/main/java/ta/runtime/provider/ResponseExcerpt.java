package ta.runtime.provider;

/** Quotes what a provider wrote, which may be anything, in a message. */
public final class ResponseExcerpt {

    private static final int CHARACTERS_MAX = 120;

    private ResponseExcerpt() {}

    /** On one line, without control characters, and cut off where it gets long. */
    public static String of(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > CHARACTERS_MAX ? line.substring(0, CHARACTERS_MAX) + "…" : line;
    }
}
