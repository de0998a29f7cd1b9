package ta.runtime.cli;

import java.util.Locale;

/** How a command prints its result: for a person or for a program. */
public enum Format {
    TEXT,
    JSON;

    /** The word that a user types. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
