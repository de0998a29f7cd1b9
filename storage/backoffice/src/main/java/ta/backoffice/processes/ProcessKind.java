package ta.backoffice.processes;

/** What a process is there for. One that is made of several is each of them. */
public enum ProcessKind {
    /** Answers requests. */
    API,
    /** Asks for what is due by the clock. */
    SCHEDULER,
    /** Does the jobs. */
    WORKER
}
