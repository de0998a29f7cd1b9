package ta.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ta.database.StorageException;

/**
 * The operating system user that the server's programs run as. PostgreSQL refuses to run as root. If this process is
 * root, the programs run in a user namespace of their own, in which they are not root; where that is forbidden, as in
 * most containers, they run as the user {@code postgres} or {@code nobody}.
 *
 * @param prefix put before each command; empty if this process is not root
 * @param owner the user that must own the data; empty if it is the user of this process
 */
record ServerAccount(List<String> prefix, String owner) {

    static ServerAccount find() throws IOException, InterruptedException {
        if (!"0".equals(output(List.of("id", "-u")))) {
            return new ServerAccount(List.of(), "");
        }
        // The user must have a name as well: initdb looks it up.
        if (!output(List.of("unshare", "-U", "id", "-un")).isEmpty()
                && !"0".equals(output(List.of("unshare", "-U", "id", "-u")))) {
            return new ServerAccount(List.of("unshare", "-U"), "");
        }
        for (String user : List.of("postgres", "nobody")) {
            List<String> prefix = List.of("setpriv", "--reuid=" + user, "--clear-groups");
            String uid = output(List.of("id", "-u", user));
            if (!uid.isEmpty() && output(with(prefix, List.of("id", "-u"))).equals(uid)) {
                return new ServerAccount(prefix, user);
            }
        }
        throw new StorageException.Unavailable(
                "PostgreSQL does not run as root, and no other user can be used (unshare and setpriv failed)",
                "Maybe start this program as another user.",
                null);
    }

    /** Makes the server's user the owner of a file or folder, with everything in it. */
    void own(Path path) throws IOException, InterruptedException {
        if (!owner.isEmpty() && !run(List.of("chown", "-R", owner, path.toString()), null)) {
            throw new IOException("cannot make the user " + owner + " the owner of " + path);
        }
    }

    /**
     * Runs a command as the server's user and appends its output to {@code log}.
     *
     * @return whether it succeeded within two minutes
     */
    boolean runServer(List<String> command, @Nullable Path log) throws IOException, InterruptedException {
        return run(with(prefix, command), log);
    }

    private static boolean run(List<String> command, @Nullable Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                log == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** The output of a short command; empty if it fails or does not exist. */
    private static String output(List<String> command) throws IOException, InterruptedException {
        Path file = Files.createTempFile("ta", ".out");
        try {
            return run(command, file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return "";
        } finally {
            Files.delete(file);
        }
    }
}
