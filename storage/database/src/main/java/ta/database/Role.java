package ta.database;

import java.util.Locale;

/** The roles of the database. The migrations grant each its rights. */
public enum Role {
    /** Runs the migrations and owns all objects. Only migrations and a restore work as this role. */
    OWNER,
    /** The API and the commands. Row security shows what the user may see. */
    APP,
    /** Workers and the scheduler. Row security shows the portfolio of the actor. */
    WORKER,
    /** Backups and verification: sees all rows, writes none. */
    READONLY;

    public String sqlName() {
        return "ta_" + name().toLowerCase(Locale.ROOT);
    }
}
