package ta.rules.snapshot;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import ta.rules.fields.FieldError;

/** A snapshot is not valid for its policy; holds all errors. */
public final class InvalidSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidSnapshotException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }
}
