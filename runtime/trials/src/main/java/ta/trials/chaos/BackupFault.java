package ta.trials.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ta.database.Ids;

/** A backup is there under its name, proven, or it is not there at all. */
final class BackupFault {

    /** It is brought back onto a server of its own, which has to be made first. */
    private static final Duration MADE = Duration.ofMinutes(3);

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
            await("no worker came to the backup's end", () -> workers.stream().anyMatch(Member::halted));
            if (count(folder, ".zip") != before) {
                scene.violations.add("a backup that was killed before it was renamed is there");
            }
        } finally {
            scene.kill(workers);
            scene.installation.start(workers);
        }
        await(
                "the backup was not made again",
                () -> scene.rows
                        .one("select state from ta.jobs where id = ?", job)
                        .equals("DONE"));
        if (count(folder, ".zip") != before + 1 || count(folder, ".unfinished") > 0) {
            scene.violations.add("after a backup was killed and made again its folder has " + before + " others and "
                    + names(folder));
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String otherwise, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + MADE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise + " in " + MADE.toSeconds() + " seconds");
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
