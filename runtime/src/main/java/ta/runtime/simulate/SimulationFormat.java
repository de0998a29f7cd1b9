package ta.runtime.simulate;

import java.util.Locale;

/** How {@code ta simulate} prints: for a person, for a program, or a row for each valued session. */
enum SimulationFormat {
    TEXT,
    JSON,
    CSV;

    /** The word that a user types. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
