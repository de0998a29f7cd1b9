package ta.rules.fields;

/**
 * Something that makes a JSON document invalid, such as a snapshot or a book.
 *
 * @param pointer the JSON pointer of the offending value
 * @param message what is wrong with it, with its value, and what would be right
 */
public record FieldError(String pointer, String message) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "(document)" : pointer) + ": " + message;
    }
}
