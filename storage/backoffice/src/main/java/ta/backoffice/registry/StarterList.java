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
 * Listings that the owner of a British pension may want to register, from {@code starter.csv} beside this class. They
 * are facts (names, currencies, quote units), not advice, and no portfolio has them before they are registered. Gilts
 * are quoted per 100 nominal, without accrued interest.
 */
public final class StarterList {

    /** Type and distribution are words of a policy. */
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

    /** The first listing of an instrument. */
    public static Optional<Entry> ofIsin(String isin) {
        return ENTRIES.stream().filter(entry -> entry.isin().equals(isin)).findFirst();
    }

    /** Finds by the same criteria as {@link RegisteredListings#search}, in the same order. */
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
