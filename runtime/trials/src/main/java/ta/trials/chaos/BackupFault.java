package ta.trials.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ta.database.Ids;

/** A backup has its final name and is verified, or it does not exist. */
final class BackupFault {

    /** Long enough, although a backup is restored on a server that has to be created first. */
    private static final Duration BACKUP_SOON = Duration.ofMinutes(3);

    private static final Duration TICK = Duration.ofMillis(200);

    private BackupFault() {}

    static void killedBeforeRename(Scene scene) throws Exception {
        List<Member> workers = scene.installation.workers();
        Path folder = scene.installation.home.resolve("backups");
        long before = count(folder, ".zip");
        scene.kill(workers);
        UUID job = Ids.next();
        try {
            for (Member worker : workers) {
                worker.start("BEFORE_RENAME:halt");
            }
            scene.rows.change("insert into ta.jobs (id, kind, key) values (?, 'BACK_UP', ?)", job, job.toString());
            awaitBackup(
                    "no worker reached the end of the backup",
                    () -> workers.stream().anyMatch(Member::halted));
            if (count(folder, ".zip") != before) {
                scene.violations.add("a backup exists that was killed before its rename");
            }
        } finally {
            scene.kill(workers);
            scene.installation.start(workers);
        }
        awaitBackup(
                "the backup was not repeated",
                () -> scene.rows
                        .one("select state from ta.jobs where id = ?", job)
                        .equals("DONE"));
        if (count(folder, ".zip") != before + 1 || count(folder, ".unfinished") > 0) {
            scene.violations.add("after a backup was killed and repeated, its folder has " + before + " others and "
                    + names(folder));
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void awaitBackup(String otherwise, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + BACKUP_SOON.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise + " in " + BACKUP_SOON.toSeconds() + " seconds");
            }
            Thread.sleep(TICK.toMillis());
        }
    }

    private static long count(Path folder, String ending) throws IOException {
        return names(folder).stream().filter(name -> name.endsWith(ending)).count();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
