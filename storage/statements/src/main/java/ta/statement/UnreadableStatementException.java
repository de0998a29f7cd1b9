package ta.statement;

import java.util.Objects;

/** A file from which nothing can be read. */
public final class UnreadableStatementException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String maybe;

    /**
     * @param code stable, as in the list of error codes
     * @param what what is wrong, as a sentence without its full stop
     * @param maybe what to do, as a sentence that begins with "Maybe"; empty if there is nothing to do
     */
    public UnreadableStatementException(String code, String what, String maybe) {
        super(what, null, false, false);
        this.code = code;
        this.maybe = maybe;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public String maybe() {
        return maybe;
    }
}
