package ta.http.route;

/** What a route does to the database. */
public enum Effect {
    /** Reads only, from one consistent snapshot of the database. */
    READS,
    /** Changes data, once per idempotency key. */
    WRITES,
    /**
     * Changes data without an idempotency key: a retry does no harm, or the response must not be stored because it
     * contains a secret, as after a sign-in.
     */
    WRITES_UNKEYED
}
