package ta.backoffice.retention;

/** What goes whole, by the name that {@code ta.prune_rows} and the audit event have for it. */
enum PrunedKind {
    /** Those that were resolved, with their causes. */
    ALERTS,
    NOTIFICATIONS,
    /** Those that are over, the installation's too; no dead letters. */
    JOBS,
    /** Answers kept for a request that is repeated, of all users. */
    REQUESTS;

    boolean isNotice() {
        return this == ALERTS || this == NOTIFICATIONS;
    }

    /** Whether it belongs to no portfolio, so that its going is told in the chain {@code system}. */
    boolean isShared() {
        return this == REQUESTS;
    }
}
