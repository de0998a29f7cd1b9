package ta.database;

import java.time.Duration;
import java.util.Map;

/**
 * Where the database is and how each role signs in (the user is the role's own name).
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without user and password
 * @param connections the most connections that one pool holds
 * @param statementTimeout after which the server gives a statement up
 */
public record DatabaseConfig(String url, Map<Role, String> passwords, int connections, Duration statementTimeout) {

    public DatabaseConfig {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StorageException.Invalid(
                    "not a PostgreSQL address: " + url,
                    "Maybe jdbc:postgresql://host:5432/trading_assistant is meant.");
        }
        if (connections < 1 || statementTimeout.toMillis() < 1) {
            throw new StorageException.Invalid("a pool needs a connection and a time-out above zero", "");
        }
        passwords = Map.copyOf(passwords);
    }

    public DatabaseConfig(String url, Map<Role, String> passwords) {
        this(url, passwords, 10, Duration.ofSeconds(30));
    }

    /** The same for work over the whole database, of which a statement may well take hours. */
    public DatabaseConfig patient() {
        return new DatabaseConfig(url, passwords, connections, Duration.ofHours(12));
    }

    String password(Role role) {
        String password = passwords.get(role);
        if (password == null) {
            throw new StorageException.Invalid("no password is configured for the role " + role.sqlName(), "");
        }
        return password;
    }

    /** Without the passwords, as it may end in a log. */
    @Override
    public String toString() {
        return "DatabaseConfig[url=" + url + ", roles=" + passwords.keySet() + ", connections=" + connections + "]";
    }
}
