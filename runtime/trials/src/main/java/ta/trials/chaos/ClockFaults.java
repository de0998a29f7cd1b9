package ta.trials.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Machines whose clocks are wrong: only the database's clock counts. */
final class ClockFaults {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketime.so.1";

    /** Long enough for each task of the timetable to become due. */
    private static final int OFF_MILLIS = 32_000;

    private ClockFaults() {}

    /**
     * Runs a process of each kind an hour early or late. Skipped where Debian's package libfaketime is not installed.
     */
    static void off(Scene scene) throws Exception {
        Optional<Path> library = library();
        if (library.isEmpty()) {
            System.out.println("no clock is changed, as libfaketime is not installed");
            return;
        }
        List<Member> members = Stream.of(
                        List.of(scene.installation.api()),
                        scene.some(scene.installation.schedulers()),
                        scene.some(scene.installation.workers()))
                .flatMap(List::stream)
                .toList();
        scene.kill(members);
        // Changes only the time of day: a thread that waits for a second waits for a second.
        Map<String, String> wrong = Map.of(
                "LD_PRELOAD",
                library.get().toString(),
                "FAKETIME",
                scene.random.nextBoolean() ? "+1h" : "-1h",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
        try {
            for (Member member : members) {
                member.start(wrong);
            }
            scene.installation.await(members);
            Thread.sleep(OFF_MILLIS);
            List<String> early = scene.rows.ask("select id, slot, requested_at from ta.task_runs"
                    + " where task_definition_id is not null and left(slot, 19)::timestamp"
                    + " > (now() at time zone 'Europe/London') + interval '2 seconds'");
            if (!early.isEmpty()) {
                scene.violations.add("slots were taken before their time: " + early);
            }
        } finally {
            scene.kill(members);
            scene.installation.start(members);
        }
    }

    private static Optional<Path> library() throws IOException {
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return folders.map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findAny();
        }
    }
}
