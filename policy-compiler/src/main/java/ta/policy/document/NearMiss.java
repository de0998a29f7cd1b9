package ta.policy.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant: few slips of the pen away, counted as Levenshtein did. */
public final class NearMiss {

    private static final int LENGTH_MAX = 80;

    private NearMiss() {}

    /** The nearest of {@code known}, if it is near at all; of equally near ones the first. */
    public static Optional<String> of(String written, Collection<String> known) {
        if (written.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        int slipsMax = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> !name.equals(written) && slips(written, name) <= slipsMax)
                .min(Comparator.comparingInt(name -> slips(written, name)));
    }

    /** A sentence that proposes the nearest of {@code known}. */
    public static Optional<String> maybe(String written, Collection<String> known) {
        return of(written, known).map(name -> "Maybe " + Quoted.of(name) + " was meant.");
    }

    private static int slips(String written, String name) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > LENGTH_MAX) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
