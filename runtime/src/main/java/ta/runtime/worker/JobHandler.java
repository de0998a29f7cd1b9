package ta.runtime.worker;

import java.util.function.Consumer;
import ta.database.Transaction;
import ta.backoffice.jobs.LeasedJob;

/** Does the jobs of one kind, in two steps. */
@FunctionalInterface
interface JobHandler {

    /**
     * First what takes long and needs no transaction, as reading files; it may be done again, so it must change nothing.
     *
     * @return then what is done in the transaction that completes the job too
     */
    Consumer<Transaction> prepare(LeasedJob job);
}
