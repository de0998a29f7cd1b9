package ta.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Crashes a started {@link EmbeddedServer} as a power cut would, and starts it again on the same port. */
public final class EmbeddedOutage {

    private final Path home;
    private final Path control;

    /**
     * @param home the home of the server
     */
    public EmbeddedOutage(Path home) throws IOException {
        this.home = home.toAbsolutePath().normalize();
        String started = Files.readString(this.home.resolve("data/postmaster.opts"));
        this.control = Path.of(started.substring(0, started.indexOf(' '))).resolveSibling("pg_ctl");
    }

    /** Stops the server at once, without a checkpoint; committed changes are in the write-ahead log. */
    public void crash() throws IOException, InterruptedException {
        control("-m", "immediate", "stop");
    }

    /** Starts the server with its previous options; returns when it has recovered and accepts connections. */
    public void recover() throws IOException, InterruptedException {
        // Only a restart keeps the options; it also starts a server that is not running.
        control("-l", home.resolve("server.log").toString(), "restart");
    }

    private void control(String... action) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(control.toString(), "-D", home.resolve("data").toString(), "-w", "-t", "60"));
        command.addAll(List.of(action));
        if (!ServerAccount.find().runServer(command, home.resolve("server.log"))) {
            throw new IOException(String.join(" ", command) + " failed; see " + home.resolve("server.log"));
        }
    }
}
