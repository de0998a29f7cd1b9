package ta.backoffice.jobs;

/** What a job is for; the worker has a handler for each. */
public enum JobKind {
    /** Makes the decision of a run. */
    DECIDE_RUN,
    /** Asks a provider for prices and takes them in. */
    REFRESH_PRICES,
    /** Sends a notice over a channel; its key is the message. */
    SEND_NOTICE,
    /** Takes away what a portfolio keeps no longer than it must. */
    PRUNE,
    /** Dumps the whole database, and proves the dump. */
    BACK_UP,
    /** Signs the heads of all hash chains. */
    ANCHOR
}
