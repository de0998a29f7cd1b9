package ta.database;

import java.time.Duration;
import java.util.Map;

/**
 * The address of the database and the password of each role. A role's user name is {@link Role#sqlName}.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without user and password
 * @param connections the largest size of one pool
 * @param statementTimeout after which the server cancels a statement
 */
public record DatabaseConfig(String url, Map<Role, String> passwords, int connections, Duration statementTimeout) {

    public DatabaseConfig {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StorageException.Invalid(
                    "not a PostgreSQL address: " + url,
                    "Maybe jdbc:postgresql://host:5432/trading_assistant is meant.");
        }
        if (connections < 1 || statementTimeout.toMillis() < 1) {
            throw new StorageException.Invalid("a pool needs at least one connection and a timeout above zero", "");
        }
        passwords = Map.copyOf(passwords);
    }

    public DatabaseConfig(String url, Map<Role, String> passwords) {
        this(url, passwords, 10, Duration.ofSeconds(30));
    }

    /** A copy with a timeout of 12 hours, for work on the whole database. */
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

    /** Leaves out the passwords, since the text may be logged. */
    @Override
    public String toString() {
        return "DatabaseConfig[url=" + url + ", roles=" + passwords.keySet() + ", connections=" + connections + "]";
    }
}
