package ta.trials.chaos;

/** Faults of PostgreSQL, and of the connections to it. */
final class DatabaseFaults {

    private static final int REPLIES = 20;
    private static final int DELAY_MILLIS = 150;

    private DatabaseFaults() {}

    static void crashed(Scene scene) throws Exception {
        scene.moment();
        scene.installation.outage.crash();
        scene.moment();
        scene.installation.outage.recover();
    }

    /** Ends connections in the middle of any transaction. */
    static void backendsKilled(Scene scene) throws Exception {
        for (int i = 0; i < 10; i++) {
            Thread.sleep(100);
            scene.rows.ask("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename in ('ta_app', 'ta_worker') and random() < 0.3");
        }
    }

    /** The transaction is committed, but its client does not learn it. */
    static void commitReplyLost(Scene scene) throws Exception {
        int before = scene.installation.toDatabase.repliesLost();
        scene.installation.toDatabase.loseRepliesToCommit(REPLIES);
        for (int i = 0; i < 20 && scene.installation.toDatabase.repliesLost() - before < REPLIES; i++) {
            Thread.sleep(500);
        }
        scene.installation.toDatabase.heal();
        if (scene.installation.toDatabase.repliesLost() == before) {
            scene.violations.add("the harness lost no reply to COMMIT in ten seconds");
        }
    }

    static void cut(Scene scene) throws Exception {
        for (int i = 0; i < 5; i++) {
            Thread.sleep(300);
            scene.installation.toDatabase.cut();
        }
    }

    static void delayed(Scene scene) throws Exception {
        scene.installation.toDatabase.delay(scene.random.nextInt(20, DELAY_MILLIS));
        scene.moment();
        scene.moment();
        scene.installation.toDatabase.cut();
        scene.moment();
        scene.installation.toDatabase.heal();
    }
}
