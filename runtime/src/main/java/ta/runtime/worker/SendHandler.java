package ta.runtime.worker;

import java.util.UUID;
import java.util.function.Consumer;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.notice.Outbox;
import ta.database.Database;
import ta.database.Transaction;
import ta.runtime.notice.Courier;

/**
 * Sends a message and records this at once, before it waits for any lock. Only if the worker dies between the two is
 * the message sent again, and then with the same id.
 */
final class SendHandler implements JobHandler {

    private final Database database;
    private final Courier courier;

    SendHandler(Database database, Courier courier) {
        this.database = database;
        this.courier = courier;
    }

    @Override
    public Consumer<Transaction> prepare(LeasedJob job) {
        UUID portfolio = job.portfolioId().orElseThrow();
        UUID message = UUID.fromString(job.key().orElseThrow());
        database.read(job.actor(), tx -> Outbox.due(tx, portfolio, message)).ifPresent(due -> {
            courier.deliver(due);
            database.transact(job.actor(), tx -> {
                Outbox.sent(tx, message);
                return null;
            });
        });
        return tx -> {};
    }
}
