package ta.database.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import ta.database.StorageException;

/**
 * A server that another process has started and shares with whoever may read the passwords in its home. The file
 * {@code shared} in the home has the id of that process.
 *
 * @param superuserPassword the password of {@link EmbeddedServer#SUPERUSER}
 */
public record SharedServer(int port, String superuserPassword) {

    private static final String FILE = "shared";

    /**
     * The server over {@code home}; empty if no living process shares one.
     *
     * @throws StorageException.Unavailable if one is shared, but this user may not read its passwords
     */
    public static Optional<SharedServer> over(Path home) {
        Path folder = home.toAbsolutePath().normalize();
        try {
            long process = Long.parseLong(Files.readString(folder.resolve(FILE)).strip());
            if (ProcessHandle.of(process).isEmpty()) {
                return Optional.empty();
            }
            String password =
                    Files.readString(folder.resolve(EmbeddedServer.PASSWORD)).strip();
            List<String> lines =
                    Files.readAllLines(folder.resolve(EmbeddedServer.DATA).resolve(PostmasterFile.NAME));
            SharedServer server = new SharedServer(Integer.parseInt(lines.get(3).strip()), password);
            return Optional.of(server).filter(found -> found.serves(folder.resolve(EmbeddedServer.DATA)));
        } catch (NoSuchFileException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new StorageException.Unavailable(
                    "the data in " + folder + " is served by another user's process, whose passwords you may not read",
                    "Maybe ask for a token, and use the API.",
                    e);
        } catch (IOException e) {
            throw new StorageException.Unavailable("cannot read " + folder + ": " + e.getMessage(), "", e);
        }
    }

    /** The JDBC address of a database, without user and password. */
    public String url(String database) {
        return EmbeddedServer.url(port, database);
    }

    /** Whether a server at that port accepts the password and serves that folder. */
    boolean serves(Path data) {
        try (Connection connection =
                        DriverManager.getConnection(url("postgres"), EmbeddedServer.SUPERUSER, superuserPassword);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && Path.of(row.getString(1)).equals(data);
        } catch (SQLException e) {
            return false;
        }
    }

    /** From now on, {@link #over} finds the server that this process runs over {@code home}. */
    static void announce(Path home) throws IOException {
        Files.writeString(
                home.resolve(FILE), Long.toString(ProcessHandle.current().pid()));
    }

    static void withdraw(Path home) throws IOException {
        Files.deleteIfExists(home.resolve(FILE));
    }
}
