package ta.runtime.provider.fetch;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimitExceededException;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import ta.runtime.provider.ResponseExcerpt;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;

/** Asks one provider: at its pace, again where that may help, and not at all for a while after it failed often. */
public final class Fetcher {

    private static final int ATTEMPTS = 3;
    private static final int FAILURES_MAX = 5;
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration QUEUE_MAX = Duration.ofSeconds(30);
    private static final Duration RETRIES_MAX = Duration.ofSeconds(40);

    private final FetchSettings settings;
    private final Exchange exchange;
    private final CircuitBreaker<Fetched> breaker;
    private final FailsafeExecutor<Fetched> bounds;

    public Fetcher(FetchSettings settings) {
        this.settings = settings;
        this.exchange = new Exchange(settings);
        this.breaker = CircuitBreaker.<Fetched>builder()
                .handleIf(error ->
                        error instanceof ProviderException e && e.kind().isProviders())
                .withFailureThreshold(FAILURES_MAX)
                .withDelay(REST)
                .build();
        RetryPolicy<Fetched> retries = RetryPolicy.<Fetched>builder()
                .handleIf(this::mayHelpAgain)
                .withMaxAttempts(ATTEMPTS)
                .withMaxDuration(RETRIES_MAX)
                .withBackoff(settings.pause(), settings.pause().multipliedBy(8))
                .withJitter(0.5)
                .withDelayFnOn(attempt -> asked(attempt.getLastException()), ProviderException.class)
                .build();
        RateLimiter<Fetched> pace = RateLimiter.<Fetched>smoothBuilder(settings.perMinute(), Duration.ofMinutes(1))
                .withMaxWaitTime(QUEUE_MAX)
                .build();
        this.bounds = Failsafe.with(retries).compose(breaker).compose(pace);
    }

    /**
     * @throws ProviderException when there is no answer, or none that has something to say
     */
    public Fetched get(HttpQuery question) {
        try {
            return bounds.get(() -> exchange.get(question));
        } catch (CircuitBreakerOpenException e) {
            throw new ProviderException(
                    Kind.PAUSED,
                    "failed " + FAILURES_MAX + " times in a row, and is left alone for a minute",
                    Optional.of(breaker.getRemainingDelay()));
        } catch (RateLimitExceededException e) {
            throw new ProviderException(
                    Kind.PAUSED, "was asked as often as is allowed, " + settings.perMinute() + " times a minute");
        } catch (FailsafeException e) {
            // Nothing else comes wrapped: whoever closes the worker interrupts it while it waits for the next try.
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.UNREACHABLE, "was not waited for, as the worker stops");
        }
    }

    /** What the provider wrote, for a message: some quote the key that they were asked with. */
    public String quoted(String text) {
        return ResponseExcerpt.of(settings.key().map(key -> text.replace(key, "(key)")).orElse(text));
    }

    private boolean mayHelpAgain(Throwable error) {
        if (!(error instanceof ProviderException e)) {
            return false;
        }
        boolean soon = e.pause()
                .filter(pause -> pause.compareTo(settings.retryAfterMax()) > 0)
                .isEmpty();
        return soon
                && (e.kind() == Kind.UNREACHABLE
                        || (e.kind() == Kind.THROTTLED && e.pause().isPresent()));
    }

    /** What the provider asked for; a negative one leaves it to the policy. */
    private static Duration asked(Throwable error) {
        return error instanceof ProviderException e ? e.pause().orElse(Duration.ofNanos(-1)) : Duration.ofNanos(-1);
    }
}
