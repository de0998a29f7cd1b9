package ta.trials.chaos;

/** All faults. Each is healed when its method returns. */
enum Fault {
    WORKERS_KILLED(ProcessFaults::workersKilled),
    KILL_STORM(ProcessFaults::storm),
    KILLED_AFTER_CLAIM(ProcessFaults.workerAt("AFTER_CLAIM")),
    KILLED_AFTER_PREPARE(ProcessFaults.workerAt("AFTER_PREPARE")),
    KILLED_BEFORE_COMMIT(ProcessFaults.workerAt("BEFORE_COMMIT")),
    KILLED_BEFORE_XACK(ProcessFaults.workerAt("AFTER_COMMIT")),
    KILLED_BEFORE_XADD(ProcessFaults::beforeSignal),
    WORKER_ASLEEP(ProcessFaults::workerAsleep),
    BACKUP_KILLED(BackupFault::killedBeforeRename),
    SCHEDULERS_KILLED(ProcessFaults::schedulersKilled),
    KILLED_IN_SLOT(ProcessFaults::schedulerInSlot),
    SCHEDULERS_DOWN(ProcessFaults::schedulersDown),
    API_KILLED(ProcessFaults::apiKilled),
    REDIS_RESTARTED(QueueFaults::redisRestarted),
    REDIS_FLUSHED(QueueFaults::flushed),
    STREAM_DELETED(QueueFaults::streamDeleted),
    GROUP_DELETED(QueueFaults::groupDeleted),
    REDIS_CUT_OFF(QueueFaults::cutOff),
    MESSAGES_FORGED(QueueFaults::forged),
    MESSAGES_REPEATED(QueueFaults::repeated),
    DATABASE_CRASHED(DatabaseFaults::crashed),
    BACKENDS_KILLED(DatabaseFaults::backendsKilled),
    COMMIT_REPLY_LOST(DatabaseFaults::commitReplyLost),
    CONNECTIONS_CUT(DatabaseFaults::cut),
    CONNECTIONS_DELAYED(DatabaseFaults::delayed),
    CLOCKS_WRONG(ClockFaults::off),
    EXECUTED_TWICE(WorkFaults::executedTwice),
    POLICY_ACTIVATED(WorkFaults::policyActivated),
    POISON_JOB(WorkFaults::poison),
    UNKNOWN_KIND(WorkFaults::unknownKind),
    RETENTION(WorkFaults::retention);

    /** Injects the fault, and heals it. */
    @FunctionalInterface
    interface Injection {
        void into(Scene scene) throws Exception;
    }

    // All injections are methods or lambdas without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Injection injection;

    Fault(Injection injection) {
        this.injection = injection;
    }

    void strike(Scene scene) throws Exception {
        injection.into(scene);
    }
}
