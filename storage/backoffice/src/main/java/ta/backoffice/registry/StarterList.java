package ta.backoffice.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ta.rules.portfolio.ListingId;

/**
 * Listings that a British pension may want to register, as {@code starter.csv} beside this class has them. They are facts (what a
 * listing is called, in what it is quoted) and no advice, and known to nobody's portfolio before they are registered. Gilts
 * are quoted for a nominal of 100, without the interest that has accrued.
 */
public final class StarterList {

    /** One of them; type and distribution are in the words of a policy. */
    public record Entry(
            String isin,
            String name,
            ListingId listing,
            String currency,
            String quoteUnit,
            String type,
            String distribution) {}

    private static final List<Entry> ENTRIES = read();

    private StarterList() {}

    public static Optional<Entry> find(ListingId listing) {
        return ENTRIES.stream().filter(entry -> entry.listing().equals(listing)).findFirst();
    }

    /** As {@link RegisteredListings#search} finds, and in that order. */
    public static List<Entry> search(String text) {
        String sought = text.strip().toUpperCase(Locale.ROOT);
        List<String> words = List.of(sought.split("\\s+"));
        return ENTRIES.stream()
                .filter(entry -> entry.listing().ticker().startsWith(sought)
                        || entry.listing().text().startsWith(sought)
                        || entry.isin().equals(sought)
                        || words.stream().allMatch(entry.name().toUpperCase(Locale.ROOT)::contains))
                .sorted(Comparator.comparing(
                                (Entry entry) -> !entry.listing().ticker().equals(sought))
                        .thenComparing(Entry::listing))
                .toList();
    }

    private static List<Entry> read() {
        try (InputStream file = StarterList.class.getResourceAsStream("starter.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> entry(line.split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String[] cells) {
        return new Entry(cells[0], cells[1], ListingId.of(cells[2], cells[3]), cells[4], cells[5], cells[6], cells[7]);
    }
}
