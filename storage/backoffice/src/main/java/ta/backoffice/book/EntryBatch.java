package ta.backoffice.book;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * Entries that are recorded together or not at all.
 *
 * @param fileSha256 of the file that the entries were read from, 64 hexadecimal digits
 * @param entries at least one. Of entries with the same trade time, those that bring units come first; otherwise their
 *     order here decides.
 * @param again references of entries that were reversed and are recorded once more
 */
public record EntryBatch(
        Source source, Optional<String> fileSha256, String note, List<NewEntry> entries, Set<String> again) {

    /** Entered by a user, imported from a file, or recorded as fills of a recommendation. */
    public enum Source {
        MANUAL,
        IMPORT,
        EXECUTION
    }

    public EntryBatch {
        Bounds.text("note", note, 4000);
        entries = List.copyOf(entries);
        again = Set.copyOf(again);
        if (entries.isEmpty()) {
            throw new StorageException.Invalid("a batch without entries", "");
        }
        fileSha256.ifPresent(hash -> {
            if (!hash.matches("[0-9a-f]{64}")) {
                throw new StorageException.Invalid("not a SHA-256: " + hash, "");
            }
        });
    }

    public EntryBatch(Source source, Optional<String> fileSha256, String note, List<NewEntry> entries) {
        this(source, fileSha256, note, entries, Set.of());
    }

    public static EntryBatch manual(NewEntry... entries) {
        return new EntryBatch(Source.MANUAL, Optional.empty(), "", List.of(entries));
    }
}
