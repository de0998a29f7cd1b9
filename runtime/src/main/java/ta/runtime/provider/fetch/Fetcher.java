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
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.ResponseExcerpt;

/**
 * Sends requests to one provider: at its rate, with retries where they may help, and with a pause after repeated
 * failures.
 */
public final class Fetcher {

    private static final int ATTEMPTS = 3;
    private static final int FAILURES_MAX = 5;
    private static final Duration BREAK = Duration.ofMinutes(1);
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
                .withDelay(BREAK)
                .build();
        RetryPolicy<Fetched> retries = RetryPolicy.<Fetched>builder()
                .handleIf(this::isRetryable)
                .withMaxAttempts(ATTEMPTS)
                .withMaxDuration(RETRIES_MAX)
                .withBackoff(settings.pause(), settings.pause().multipliedBy(8))
                .withJitter(0.5)
                .withDelayFnOn(attempt -> requestedPause(attempt.getLastException()), ProviderException.class)
                .build();
        RateLimiter<Fetched> pace = RateLimiter.<Fetched>smoothBuilder(settings.perMinute(), Duration.ofMinutes(1))
                .withMaxWaitTime(QUEUE_MAX)
                .build();
        this.bounds = Failsafe.with(retries).compose(breaker).compose(pace);
    }

    /**
     * @throws ProviderException if there is no response, or none with content
     */
    public Fetched get(HttpQuery query) {
        try {
            return bounds.get(() -> exchange.get(query));
        } catch (CircuitBreakerOpenException e) {
            throw new ProviderException(
                    Kind.PAUSED,
                    "failed " + FAILURES_MAX + " times in a row and is paused for a minute",
                    Optional.of(breaker.getRemainingDelay()));
        } catch (RateLimitExceededException e) {
            throw new ProviderException(
                    Kind.PAUSED, "has reached the limit of " + settings.perMinute() + " requests per minute");
        } catch (FailsafeException e) {
            // Failsafe wraps only one other exception: the interrupt of a closing worker while this thread waits for a
            // retry.
            Thread.currentThread().interrupt();
            throw new ProviderException(Kind.UNREACHABLE, "was not waited for, as the worker is stopping");
        }
    }

    /** The provider's text for a message, without the key, which some providers repeat. */
    public String quoted(String text) {
        return ResponseExcerpt.of(settings.withoutKey(text));
    }

    private boolean isRetryable(Throwable error) {
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

    /** The pause that the provider requested; a negative one leaves it to the retry policy. */
    private static Duration requestedPause(Throwable error) {
        return error instanceof ProviderException e ? e.pause().orElse(Duration.ofNanos(-1)) : Duration.ofNanos(-1);
    }
}
