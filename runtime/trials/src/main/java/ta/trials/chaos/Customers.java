package ta.trials.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import ta.trials.chaos.Households.Household;

/**
 * Users who pay in, reverse entries, request runs, trade, freeze and unfreeze all the time, and remember what was
 * acknowledged.
 */
final class Customers implements AutoCloseable {

    private static final int PAUSE_MILLIS = 300;

    private final Caller caller;
    private final List<Household> households;
    private final Promises promises;
    private final Violations violations;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock gate = new ReentrantLock();
    private final Condition moved = gate.newCondition();
    private boolean open = true;
    private boolean closing;
    private int inside;

    Customers(
            Caller caller, List<Household> households, Promises promises, Violations violations, int count, long seed) {
        this.caller = caller;
        this.households = households;
        this.promises = promises;
        this.violations = violations;
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed + i);
            Thread thread = new Thread(() -> run(random), "customer-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Returns when no customer has a request in progress; none begins another. */
    void pause() throws InterruptedException {
        gate.lock();
        try {
            open = false;
            while (inside > 0) {
                moved.await();
            }
        } finally {
            gate.unlock();
        }
    }

    void resume() {
        gate.lock();
        try {
            open = true;
            moved.signalAll();
        } finally {
            gate.unlock();
        }
    }

    private boolean enter() throws InterruptedException {
        gate.lock();
        try {
            while (!open && !closing) {
                moved.await();
            }
            inside++;
            return !closing;
        } finally {
            gate.unlock();
        }
    }

    private void leave() {
        gate.lock();
        try {
            inside--;
            moved.signalAll();
        } finally {
            gate.unlock();
        }
    }

    private void run(Random random) {
        try {
            while (enter()) {
                try {
                    act(random, households.get(random.nextInt(households.size())));
                } catch (RuntimeException e) {
                    violations.add("a response made no sense: " + e);
                } finally {
                    leave();
                }
                Thread.sleep(random.nextInt(PAUSE_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(Random random, Household household) throws InterruptedException {
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        int dice = random.nextInt(100);
        if (dice < 50) {
            pay(household, key, random.nextInt(1, 1000));
        } else if (dice < 60) {
            reverse(household, key);
        } else if (dice < 75) {
            requestRun(household, key, random.nextBoolean() ? "MONTHLY_ALLOCATION" : "WEEKLY_REVIEW");
        } else if (dice < 83) {
            refresh(household, key);
        } else if (dice < 95) {
            trade(household, key);
        } else {
            freeze(household, key);
        }
    }

    private void pay(Household household, String key, int pence) throws InterruptedException {
        String amount = new BigDecimal(pence).movePointLeft(2).toPlainString();
        caller.insist(household, path(household, "/ledger/batches"), key, """
                        {"entries": [{"type": "CONTRIBUTION", "amount": "%s", "trade_time": "%s", "note": "%s"}]}
                        """.formatted(amount, now(), key))
                .filter(response -> hasStatus(response, 201))
                .ifPresent(response -> promises.entries.put(
                        UUID.fromString(response.body().at("/entries/0/id").textValue()),
                        new Promises.Entry(household.portfolio(), amount, key)));
    }

    private void reverse(Household household, String key) throws InterruptedException {
        Optional<UUID> entry = promises.entries.entrySet().stream()
                .filter(one -> one.getValue().portfolio().equals(household.portfolio()))
                .map(Map.Entry::getKey)
                .filter(id -> !promises.reversals.containsValue(id))
                .findAny();
        if (entry.isPresent()) {
            // Another customer may reverse it first; then this request is refused.
            caller.insist(household, path(household, "/ledger/reversals"), key, """
                            {"entry": "%s", "reason": "%s"}
                            """.formatted(entry.get(), key))
                    .filter(Caller.Response::isDone)
                    .ifPresent(response -> promises.reversals.put(
                            UUID.fromString(response.body().path("id").textValue()), entry.get()));
        }
    }

    private void requestRun(Household household, String key, String task) throws InterruptedException {
        caller.insist(household, path(household, "/runs"), key, """
                        {"task": "%s"}
                        """.formatted(task))
                .filter(response -> hasStatus(response, 202))
                .ifPresent(response -> promised(household, response, task, key));
    }

    private void refresh(Household household, String key) throws InterruptedException {
        caller.insist(household, path(household, "/prices/refresh"), key, "")
                .filter(Caller.Response::isDone)
                .ifPresent(response -> promised(household, response, "PRICE_REFRESH", key));
    }

    private void promised(Household household, Caller.Response response, String task, String slot) {
        promises.runs.put(
                UUID.fromString(response.body().path("id").textValue()),
                new Promises.Run(household.portfolio(), task, slot));
    }

    private void trade(Household household, String key) throws InterruptedException {
        Optional<JsonNode> open = openAdvice(household);
        if (open.isPresent()) {
            execute(household, open.get(), key, key).ifPresent(response -> {});
        }
    }

    Optional<JsonNode> openAdvice(Household household) throws InterruptedException {
        return caller.get(household, path(household, "/recommendations?open=true&limit=1"))
                .map(response -> response.body().at("/items/0"))
                .filter(advice -> !advice.isMissingNode());
    }

    /**
     * Marks all lines as executed at their estimates.
     *
     * @param note the beginning of each line's contract note
     */
    Optional<Caller.Response> execute(Household household, JsonNode advice, String key, String note)
            throws InterruptedException {
        List<String> fills = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (JsonNode line : advice.path("lines")) {
            BigDecimal units = new BigDecimal(line.path("estimated_units").textValue());
            BigDecimal price =
                    new BigDecimal(line.path("estimated_amount").textValue()).divide(units, new MathContext(6));
            notes.add(note + "-" + line.path("line").asInt());
            fills.add("""
                    {"line": %d, "units": "%s", "price": "%s", "fees": "0", "trade_time": "%s", "contract_note": "%s"}
                    """.formatted(
                            line.path("line").asInt(),
                            units.toPlainString(),
                            price.toPlainString(),
                            now(),
                            notes.get(notes.size() - 1)));
        }
        String id = advice.path("id").textValue();
        Optional<Caller.Response> response = caller.insist(
                household, "/recommendations/" + id + "/mark-executed", key, """
                {"complete": true, "fills": [%s]}
                """.formatted(String.join(",", fills)));
        response.filter(Caller.Response::isDone).ifPresent(done -> {
            for (int i = 0; i < notes.size(); i++) {
                promises.fills.put(
                        UUID.fromString(
                                done.body().path("ledger_entries").path(i).textValue()),
                        new Promises.Fill(household.portfolio(), UUID.fromString(id), notes.get(i)));
            }
        });
        return response;
    }

    private void freeze(Household household, String key) throws InterruptedException {
        String why = """
                {"reason": "%s"}
                """.formatted(key);
        caller.insist(household, path(household, "/freeze"), key, why);
        Thread.sleep(PAUSE_MILLIS);
        caller.insist(household, path(household, "/unfreeze"), key, why);
    }

    private boolean hasStatus(Caller.Response response, int status) {
        if (response.status() != status) {
            violations.add("a valid request got the response " + response);
        }
        return response.status() == status;
    }

    static String path(Household household, String rest) {
        return "/portfolios/" + household.portfolio() + rest;
    }

    /** A few seconds ago, because clocks may differ and entries in the future are refused. */
    private static Instant now() {
        return Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        gate.lock();
        try {
            closing = true;
            moved.signalAll();
        } finally {
            gate.unlock();
        }
        threads.forEach(Thread::interrupt);
    }
}
