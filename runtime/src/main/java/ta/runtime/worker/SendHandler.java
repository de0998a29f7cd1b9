package ta.runtime.worker;

import java.util.UUID;
import java.util.function.Consumer;
import ta.runtime.notice.Courier;
import ta.database.Database;
import ta.database.Transaction;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.notice.Outbox;

/**
 * Sends a message, and writes down at once that it went, before it waits for any lock: between the two lies the one moment in which
 * a worker can die and the message be sent again. Its id, which it carries, is the same then.
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
