package ta.runtime.worker;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.runtime.cli.Refusal;
import ta.runtime.market.FileProvider;
import ta.storage.Database;
import ta.storage.StorageException;
import ta.storage.Transaction;
import ta.storage.jobs.LeasedJob;
import ta.storage.market.FxObservation;
import ta.storage.runs.RefreshPrices;

/** Asks the provider, before any lock is taken, and takes in what it says. */
final class RefreshHandler implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshHandler.class);

    private final Database database;
    private final RefreshPrices refresh;
    private final Optional<FileProvider> provider;

    RefreshHandler(Database database, RefreshPrices refresh, Optional<FileProvider> provider) {
        this.database = database;
        this.refresh = refresh;
        this.provider = provider;
    }

    @Override
    public Consumer<Transaction> prepare(LeasedJob job) {
        UUID portfolio = job.portfolioId().orElseThrow();
        FileProvider files = provider.orElseThrow(() -> new StorageException.Conflict(
                "NO_PROVIDER",
                "no provider of prices is configured",
                "Maybe set " + FileProvider.FOLDER + " and " + FileProvider.MAPPING + " where the worker runs."));
        database.read(job.actor(), tx -> {
            RefreshPrices.requireThawed(tx, portfolio);
            return portfolio;
        });
        RefreshPrices.Delivery delivery = delivery(files, job);
        return tx -> refresh.within(tx, portfolio, job.runId().orElseThrow(), delivery);
    }

    /** As of the database's clock, which is the one that counts. */
    private RefreshPrices.Delivery delivery(FileProvider files, LeasedJob job) {
        FileProvider.Content closes = files.closes(database, job.actor(), Optional.empty(), job.leasedAt());
        if (closes.prices().isEmpty() && !closes.missing().isEmpty()) {
            throw Refusal.unusable(String.join("", closes.errors()));
        }
        closes.errors().forEach(error -> LOG.warn("a file of prices is left out: {}", error));
        List<FxObservation> rates = files.rates(Optional.empty(), job.leasedAt());
        return new RefreshPrices.Delivery(closes.prices(), rates, job.leasedAt(), closes.missing());
    }
}
