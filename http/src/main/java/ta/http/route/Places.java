package ta.http.route;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** A number of places for requests that run at the same time, of which one client gets a part only. */
final class Places {

    private final int all;
    private final int ofOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int sum;

    /**
     * @param all requests at once
     * @param ofOne of them, those of one client
     */
    Places(int all, int ofOne) {
        this.all = all;
        this.ofOne = ofOne;
    }

    /**
     * Does the work in a place.
     *
     * @param wait how long to wait for a place
     * @throws Refused {@code BUSY} without a place
     */
    <T> T in(String client, Duration wait, Supplier<T> work) {
        take(client, System.nanoTime() + wait.toNanos());
        try {
            return work.get();
        } finally {
            leave(client);
        }
    }

    private synchronized void take(String client, long deadline) {
        while (sum >= all || taken.getOrDefault(client, 0) >= ofOne) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw busy();
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy();
            }
        }
        sum++;
        taken.merge(client, 1, Integer::sum);
    }

    private synchronized void leave(String client) {
        sum--;
        taken.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    private static Refused busy() {
        return new Refused(Code.BUSY, "too many requests are running", "Maybe try again in a second.");
    }
}
