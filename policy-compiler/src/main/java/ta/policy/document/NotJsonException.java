package ta.policy.document;

/** Thrown for a file that is not strict JSON in UTF-8; holds the one error that says where and why. */
public final class NotJsonException extends Exception {

    private final transient SourceText source;
    private final transient PolicyError error;

    NotJsonException(SourceText source, PolicyError error) {
        super(error.message());
        this.source = source;
        this.error = error;
    }

    /** The text of the file, with U+FFFD for bytes that are not UTF-8. */
    public SourceText source() {
        return source;
    }

    public PolicyError error() {
        return error;
    }
}
