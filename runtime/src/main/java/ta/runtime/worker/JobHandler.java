package ta.runtime.worker;

import java.util.function.Consumer;
import ta.backoffice.jobs.LeasedJob;
import ta.database.Transaction;

/** Does the jobs of one kind, in two steps. */
@FunctionalInterface
interface JobHandler {

    /**
     * First does what takes long and needs no transaction, such as reading files. It may be done again, so it must
     * change nothing.
     *
     * @return the work for the transaction that also completes the job
     */
    Consumer<Transaction> prepare(LeasedJob job);
}
