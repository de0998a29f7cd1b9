package ta.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/**
 * Makes guessing slow: each failed sign-in doubles the wait, for the address that it came from up to a quarter of an hour, for the
 * account up to half a minute only, so that nobody can lock its owner out.
 */
public final class Throttle {

    private static final int FREE = 4;
    private static final Duration ADDRESS_MAX = Duration.ofMinutes(15);
    private static final Duration ACCOUNT_MAX = Duration.ofSeconds(30);

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    public Throttle(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws Refused TOO_MANY_ATTEMPTS while the address or the account has to wait
     */
    void requirePatience(String address, String email) {
        Instant now = clock.instant();
        for (String key : new String[] {address(address), account(email)}) {
            Failures before = failures.getIfPresent(key);
            if (before != null && before.until().isAfter(now)) {
                throw Refused.until(
                        Code.TOO_MANY_ATTEMPTS,
                        "too many sign-ins failed from here or for this account",
                        Duration.between(now, before.until()).plusSeconds(1));
            }
        }
    }

    void failed(String address, String email) {
        failed(address(address), ADDRESS_MAX);
        failed(account(email), ACCOUNT_MAX);
    }

    /** The account's wait is over; the address's is not, for it may be guessing at others too. */
    void succeeded(String email) {
        failures.invalidate(account(email));
    }

    private void failed(String key, Duration most) {
        failures.asMap().merge(key, new Failures(1, Instant.EPOCH), (before, one) -> {
            int count = before.count() + 1;
            if (count <= FREE) {
                return new Failures(count, Instant.EPOCH);
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(20, count - FREE - 1));
            return new Failures(count, clock.instant().plus(wait.compareTo(most) > 0 ? most : wait));
        });
    }

    private static String address(String address) {
        return "address " + address;
    }

    private static String account(String email) {
        return "account " + email.toLowerCase(Locale.ROOT);
    }
}
