package ta.http.route;

/** What a route does to the database. */
public enum Effect {
    /** Nothing; it sees the database as it is at one moment. */
    READS,
    /** It changes something, once for each idempotency key. */
    WRITES,
    /** It changes something that a repetition does no harm to, or that must not be answered twice: sign-in, secrets shown once. */
    WRITES_UNKEYED
}
