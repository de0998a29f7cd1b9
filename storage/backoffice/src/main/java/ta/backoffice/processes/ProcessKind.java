package ta.backoffice.processes;

/** What a process does. A process that does several things registers once for each kind. */
public enum ProcessKind {
    /** Answers HTTP requests. */
    API,
    /** Requests the runs and jobs of tasks that are due. */
    SCHEDULER,
    /** Carries out jobs. */
    WORKER
}
