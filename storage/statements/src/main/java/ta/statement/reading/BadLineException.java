package ta.statement.reading;

import java.util.Objects;

/** Why a line cannot be taken. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String maybe;

    BadLineException(String code, String what, String maybe) {
        super(what, null, false, false);
        this.code = code;
        this.maybe = maybe;
    }

    String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    String maybe() {
        return maybe;
    }
}
