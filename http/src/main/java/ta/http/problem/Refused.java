package ta.http.problem;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Thrown to end a request with an error; becomes a {@link Problem}. */
public final class Refused extends RuntimeException {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Code code;
    private final String maybe;
    private final transient List<Problem.Fault> faults;
    private final transient Optional<Duration> retryAfter;

    private Refused(Code code, String detail, String maybe, List<Problem.Fault> faults, Optional<Duration> retryAfter) {
        super(detail);
        this.code = code;
        this.maybe = maybe;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public Refused(Code code, String detail, String maybe) {
        this(code, detail, maybe, List.of(), Optional.empty());
    }

    /** An invalid value; {@code at} is its JSON pointer or the name of its parameter. */
    public static Refused at(Code code, String at, String detail) {
        return new Refused(code, at + ": " + detail, "", List.of(new Problem.Fault(at, detail)), Optional.empty());
    }

    public static Refused with(Code code, String detail, List<Problem.Fault> faults) {
        return new Refused(code, detail, "", faults, Optional.empty());
    }

    /** An error that a retry after {@code wait} may resolve. */
    public static Refused until(Code code, String detail, Duration wait) {
        return new Refused(code, detail, "Maybe try again later.", List.of(), Optional.of(wait));
    }

    public Code code() {
        return code;
    }

    String detail() {
        return Objects.requireNonNull(getMessage());
    }

    String maybe() {
        return maybe;
    }

    List<Problem.Fault> faults() {
        return faults;
    }

    /** How long to wait before a retry; empty if a retry does not help. */
    public Optional<Duration> retryAfter() {
        return switch (code) {
            case UNAVAILABLE, BUSY, IN_FLIGHT -> retryAfter.or(() -> Optional.of(SOON));
            default -> retryAfter;
        };
    }
}
