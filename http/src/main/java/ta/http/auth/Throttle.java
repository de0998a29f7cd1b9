package ta.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Proxies;

/**
 * Slows down password guessing. After {@value #FREE} failed sign-ins, each further one doubles the wait: up to 15
 * minutes for the network address, but only up to 30 seconds for the account, so that nobody can lock the owner out.
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
     * @param known whether the account was signed in to from this address before: then only the address has to wait, so
     *     that strangers who guess all the time cannot lock the owner out
     * @throws Refused {@code TOO_MANY_ATTEMPTS} while the address or the account has to wait
     */
    void requireNoWait(String address, String email, boolean known) {
        Instant now = clock.instant();
        for (String key : known ? List.of(address(address)) : List.of(address(address), account(email))) {
            Failures before = failures.getIfPresent(key);
            if (before != null && before.until().isAfter(now)) {
                throw Refused.until(
                        Code.TOO_MANY_ATTEMPTS,
                        "too many sign-ins failed from this address or for this account",
                        Duration.between(now, before.until()).plusSeconds(1));
            }
        }
    }

    void failed(String address, String email) {
        failed(address(address), ADDRESS_MAX);
        failed(account(email), ACCOUNT_MAX);
    }

    /** Ends the account's wait, but not the address's: that may be guessing the passwords of other accounts. */
    void succeeded(String email) {
        failures.invalidate(account(email));
    }

    private void failed(String key, Duration longest) {
        failures.asMap().merge(key, new Failures(1, Instant.EPOCH), (before, one) -> {
            int count = before.count() + 1;
            if (count <= FREE) {
                return new Failures(count, Instant.EPOCH);
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(20, count - FREE - 1));
            return new Failures(count, clock.instant().plus(wait.compareTo(longest) > 0 ? longest : wait));
        });
    }

    private static String address(String address) {
        return "address " + Proxies.network(address);
    }

    private static String account(String email) {
        return "account " + email.toLowerCase(Locale.ROOT);
    }
}
