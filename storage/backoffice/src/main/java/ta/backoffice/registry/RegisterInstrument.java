package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.Ids;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;

/** Makes an instrument known to all, still without a listing. */
public final class RegisterInstrument {

    private RegisterInstrument() {}

    /**
     * @throws StorageException.Invalid when the ISIN is none, or its check digit is wrong
     * @throws StorageException.Conflict {@code EXISTS} when the ISIN is known
     */
    public static UUID within(Transaction tx, String isin, String name) {
        Bounds.label("name", name);
        if (!isIsin(tx, isin)) {
            throw new StorageException.Invalid(
                    Bounds.text("ISIN", isin, 40) + " is no ISIN, or its check digit is wrong",
                    "Maybe it has 12 characters, as IE00BK5BQT80.");
        }
        UUID id = Ids.next();
        int added = tx.sql()
                .insertInto(INSTRUMENTS)
                .set(INSTRUMENTS.ID, id)
                .set(INSTRUMENTS.ISIN, isin)
                .set(INSTRUMENTS.NAME, name)
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new StorageException.Conflict("EXISTS", "there is an instrument of the ISIN " + isin, "");
        }
        Audit.append(tx, Optional.empty(), "registry.instrument", Map.of("instrument", id, "isin", isin, "name", name));
        return id;
    }

    /** The database's own judgement, which would refuse the row with words of its own. */
    private static boolean isIsin(Transaction tx, String isin) {
        return tx.sql().resultQuery("select ta.is_isin({0})", DSL.val(isin)).fetchSingleInto(Boolean.class);
    }
}
