package ta.policy.document;

/** The file is not JSON, or not in UTF-8: there is no document, but an error that says where and why. */
public final class NotJsonException extends Exception {

    private final transient SourceText source;
    private final transient PolicyError error;

    NotJsonException(SourceText source, PolicyError error) {
        super(error.message());
        this.source = source;
        this.error = error;
    }

    /** The text as far as it could be read; what is not UTF-8 stands replaced by U+FFFD. */
    public SourceText source() {
        return source;
    }

    public PolicyError error() {
        return error;
    }
}
