package ta.runtime.provider;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A provider gave no usable response. The message continues after the provider's name, and never contains the key. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Duration SOON = Duration.ofMinutes(1);

    /** What failed, whether it concerns the whole provider, and whether it passes by itself. */
    public enum Kind {
        /** No connection, a timeout, or a server error: the next listing may succeed. */
        UNREACHABLE(true, true, false),
        /** It limits the rate of requests. */
        THROTTLED(true, true, true),
        /** Not requested, because it has just failed repeatedly or limited the rate. */
        PAUSED(false, true, true),
        /** It rejects the key. */
        REFUSED(true, false, true),
        /** It responded, but not with what was requested. */
        UNREADABLE(true, true, false),
        /** A file is missing or has errors; somebody may be about to fix it. */
        UNUSABLE_FILE(false, true, false),
        /** The file that says which prices belong to which listing has errors; it stays so until somebody mends it. */
        MAPPING(false, false, true),
        /** It does not know the symbol. */
        UNKNOWN_SYMBOL(false, false, false),
        /** It responded with the prices of another listing. */
        MISMATCH(false, false, false);

        private final boolean provider;
        private final boolean passing;
        private final boolean forAll;

        Kind(boolean provider, boolean passing, boolean forAll) {
            this.provider = provider;
            this.passing = passing;
            this.forAll = forAll;
        }

        /** Whether the whole provider has a problem, not only this request. Such a message names no listing. */
        public boolean isProviders() {
            return provider;
        }

        /** Whether a later request may succeed. */
        public boolean isPassing() {
            return passing;
        }

        /** Whether requests for other listings would fail now as well. */
        public boolean isForAll() {
            return forAll;
        }
    }

    private final Kind kind;
    private final Optional<Duration> pause;

    public ProviderException(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    /**
     * @param pause minimum time before the next request
     */
    public ProviderException(Kind kind, String message, Optional<Duration> pause) {
        super(message, null, false, false);
        this.kind = kind;
        this.pause = pause;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> pause() {
        return pause;
    }

    /** A copy with another message. */
    public ProviderException saying(String message) {
        return new ProviderException(kind, message, pause);
    }

    /** Whether the failure may pass within a minute, so that a job should wait. */
    public boolean passesSoon() {
        return kind.isPassing()
                && pause.filter(length -> length.compareTo(SOON) > 0).isEmpty();
    }
}
