package ta.rules.snapshot;

/**
 * Something that makes a snapshot invalid.
 *
 * @param pointer the JSON pointer of the offending value
 * @param message what is wrong with it, with its value, and what would be right
 */
public record SnapshotError(String pointer, String message) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "(snapshot)" : pointer) + ": " + message;
    }
}
