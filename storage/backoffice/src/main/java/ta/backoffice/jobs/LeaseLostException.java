package ta.backoffice.jobs;

/** The job has another worker in the meantime, or is done. The transaction of the worker that lost it rolls back. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(LeasedJob job) {
        super("attempt " + job.attempt() + " of the job " + job.id() + " has lost its lease");
    }
}
