package ta.backoffice.retention;

/** Rows that are deleted as a whole. The names are used by {@code ta.prune_rows} and in audit events. */
enum PrunedKind {
    /** Resolved alerts, with their causes. */
    ALERTS,
    NOTIFICATIONS,
    /** Finished jobs, also those of the installation, but no dead letters. */
    JOBS,
    /** Responses stored for repeated requests, of all users. */
    REQUESTS;

    boolean isNotice() {
        return this == ALERTS || this == NOTIFICATIONS;
    }

    /** Whether the rows belong to no portfolio, so that the chain {@code system} records their deletion. */
    boolean isShared() {
        return this == REQUESTS;
    }
}
