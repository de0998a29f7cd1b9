package ta.backoffice.jobs;

/** What a job does. The worker has a handler for each kind. */
public enum JobKind {
    /** Carries out a decision run. */
    DECIDE_RUN,
    /** Fetches prices from a provider and stores them. */
    REFRESH_PRICES,
    /** Asks a provider a person's question; its key is the question's id. */
    ASK_PROVIDER,
    /** Asks a language model for a review; its key is the review's id. */
    ASK_MODEL,
    /** Sends a notice over a channel; its key is the message's id. */
    SEND_NOTICE,
    /** Tries policies on the portfolio's stored history; its key is the simulation's id. */
    SIMULATE,
    /** Deletes a portfolio's old data. */
    PRUNE,
    /** Backs up the whole database, and verifies the backup. */
    BACK_UP,
    /** Signs the heads of all hash chains. */
    ANCHOR
}
