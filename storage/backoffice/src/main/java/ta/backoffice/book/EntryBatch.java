package ta.backoffice.book;

import java.util.List;
import java.util.Optional;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * Entries that are recorded together or not at all.
 *
 * @param fileSha256 of the file that the entries were read from, 64 hexadecimal digits
 * @param entries at least one. Of entries with the same trade time, those that bring units come first; otherwise their
 *     order here decides.
 */
public record EntryBatch(Source source, Optional<String> fileSha256, String note, List<NewEntry> entries) {

    /** Entered by a user, imported from a file, or recorded as fills of a recommendation. */
    public enum Source {
        MANUAL,
        IMPORT,
        EXECUTION
    }

    public EntryBatch {
        Bounds.text("note", note, 4000);
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new StorageException.Invalid("a batch without entries", "");
        }
        fileSha256.ifPresent(hash -> {
            if (!hash.matches("[0-9a-f]{64}")) {
                throw new StorageException.Invalid("not a SHA-256: " + hash, "");
            }
        });
    }

    public static EntryBatch manual(NewEntry... entries) {
        return new EntryBatch(Source.MANUAL, Optional.empty(), "", List.of(entries));
    }
}
