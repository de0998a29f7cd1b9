package ta.policy.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant, by the number of typing errors: a letter added, left out, replaced, or
 * swapped with its neighbour (optimal string alignment distance). Case does not count.
 */
public final class NearMiss {

    private static final int LENGTH_MAX = 80;

    /** With more names than this there is no search: a hostile file could keep the machine busy. */
    private static final int KNOWN_MAX = 1000;

    private NearMiss() {}

    /** The nearest of {@code known}, at most a third of the letters away; of equally near ones the first. */
    public static Optional<String> of(String written, Collection<String> known) {
        if (written.length() > LENGTH_MAX || known.size() > KNOWN_MAX) {
            return Optional.empty();
        }
        int slipsMax = Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> !name.equals(written) && slips(written, name) <= slipsMax)
                .min(Comparator.comparingInt(name -> slips(written, name)));
    }

    /** A sentence that proposes the nearest of {@code known}. */
    public static Optional<String> maybe(String written, Collection<String> known) {
        return of(written, known).map(name -> "Maybe " + DisplayText.of(name) + " was meant.");
    }

    private static int slips(String written, String name) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > LENGTH_MAX) {
            return Integer.MAX_VALUE;
        }
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : slips(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int slips(int[][] slips, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(slips[i - 1][j - 1] + (same ? 0 : 1), Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
