package ta.backoffice.jobs;

/** The job has another worker by now, or is done. What this one did for it must not be kept, and is not. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(LeasedJob job) {
        super("attempt " + job.attempt() + " of the job " + job.id() + " is no longer the one that counts");
    }
}
