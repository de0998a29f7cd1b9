package ta.runtime.provider;

import java.time.Duration;
import java.util.Optional;

/** A provider has nothing to say that could be used. The message reads on after the provider's name, and holds no key. */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Duration SOON = Duration.ofMinutes(1);

    /** Whose fault it is, and whether it passes by itself. */
    public enum Kind {
        /** No connection, no answer in time, or an error of its own: the next listing may fare better. */
        UNREACHABLE(true, true, false),
        /** It asks for patience. */
        THROTTLED(true, true, true),
        /** It was not asked, as it failed often or asked for patience just before. */
        PAUSED(false, true, true),
        /** It does not accept the key. */
        REFUSED(true, false, true),
        /** It answered, but not what was asked for. */
        UNREADABLE(true, true, false),
        /** A file is missing or has errors; somebody may be about to put it right. */
        UNUSABLE_FILE(false, true, false),
        /** It does not know the listing under that symbol. */
        UNKNOWN_SYMBOL(false, false, false),
        /** It answered with another listing's prices. */
        MISMATCH(false, false, false);

        private final boolean provider;
        private final boolean passing;
        private final boolean forAll;

        Kind(boolean provider, boolean passing, boolean forAll) {
            this.provider = provider;
            this.passing = passing;
            this.forAll = forAll;
        }

        /** Whether the provider fares badly, and not just this one question. Such a message names no listing. */
        public boolean isProviders() {
            return provider;
        }

        /** Whether it may help to ask again later. */
        public boolean isPassing() {
            return passing;
        }

        /** Whether there is no use in asking for other listings now. */
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
     * @param pause how long nobody is to ask again
     */
    public ProviderException(Kind kind, String message, Optional<Duration> pause) {
        super(message, null, false, false);
        this.kind = kind;
        this.pause = pause;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> pause() {
        return pause;
    }

    /** The same, said in another way. */
    public ProviderException saying(String message) {
        return new ProviderException(kind, message, pause);
    }

    /** Whether it is worth a job's while to wait. */
    public boolean passesSoon() {
        return kind.isPassing()
                && pause.filter(length -> length.compareTo(SOON) > 0).isEmpty();
    }
}
