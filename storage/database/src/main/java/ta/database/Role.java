package ta.database;

import java.util.Locale;

/** The database's roles, and with each how far its power goes; the migrations grant it. */
public enum Role {
    /** Runs the migrations and owns everything; no process works as this one. */
    OWNER,
    /** The API and the commands, in the context of a user. */
    APP,
    /** Worker and scheduler, in the context of the leased job's portfolio. */
    WORKER,
    /** Dump and verify: sees everything, writes nothing. */
    READONLY;

    public String sqlName() {
        return "ta_" + name().toLowerCase(Locale.ROOT);
    }
}
