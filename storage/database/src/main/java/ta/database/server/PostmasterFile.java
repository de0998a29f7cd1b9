package ta.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import ta.database.StorageException;

/** Reads {@code postmaster.pid} to find a server that is still running on a data folder. */
final class PostmasterFile {

    static final String NAME = "postmaster.pid";

    private PostmasterFile() {}

    /**
     * The port of the server that is running on {@code data}, or 0. A file left by a dead server is deleted if its
     * process id now belongs to a different program, because PostgreSQL would refuse to start then.
     *
     * @throws StorageException.Unavailable if a server that is not ours uses the folder
     */
    static int runningPort(Path data, IntPredicate isOurs) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(file);
        int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
        if (port > 0 && isOurs.test(port)) {
            return port;
        }
        long pid = Long.parseLong(lines.get(0).strip());
        if (ProcessHandle.of(pid).isPresent()) {
            if (isPostgres(pid)) {
                throw new StorageException.Unavailable(
                        "process " + pid + " serves " + data + " and does not accept this program's password",
                        "Maybe stop it with pg_ctl, or wait until it has stopped.",
                        null);
            }
            Files.delete(file);
        }
        return 0;
    }

    /** Whether the server that the file names is alive. One that is dead, but not yet reaped, has no command line. */
    static boolean isAlive(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        return ProcessHandle.of(pid).isPresent() && isPostgres(pid);
    }

    private static boolean isPostgres(long pid) throws IOException {
        Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
        return !Files.isReadable(commandLine) || Files.readString(commandLine).contains("postgres");
    }
}
