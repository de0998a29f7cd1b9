package ta.rules.performance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import ta.rules.fields.FieldError;

/** A book has no performance; the message says where and why. */
public final class InvalidBookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BookError error;
    private final transient List<FieldError> errors;

    InvalidBookException(BookError error, String message) {
        super(message);
        this.error = error;
        this.errors = List.of();
    }

    InvalidBookException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("\n")));
        this.error = BookError.INVALID;
        this.errors = List.copyOf(errors);
    }

    public BookError error() {
        return error;
    }

    /** The errors in the form of the book; none if it is oversold. */
    public List<FieldError> errors() {
        return errors;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
