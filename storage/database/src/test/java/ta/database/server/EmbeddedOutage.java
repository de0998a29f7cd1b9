package ta.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes a started {@link EmbeddedServer} away as a power cut does, and brings it back on the same port. */
public final class EmbeddedOutage {

    private final Path home;
    private final Path control;

    /**
     * @param home that of the server
     */
    public EmbeddedOutage(Path home) throws IOException {
        this.home = home.toAbsolutePath().normalize();
        String started = Files.readString(this.home.resolve("data/postmaster.opts"));
        this.control = Path.of(started.substring(0, started.indexOf(' '))).resolveSibling("pg_ctl");
    }

    /** Nothing is written any more, and nobody hears a last word; what was committed is in the write-ahead log. */
    public void crash() throws IOException, InterruptedException {
        control("-m", "immediate", "stop");
    }

    /** With the options that it was started with; returns when it has recovered and takes connections. */
    public void recover() throws IOException, InterruptedException {
        // A restart is the one action that keeps the options, and it starts what does not run.
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
