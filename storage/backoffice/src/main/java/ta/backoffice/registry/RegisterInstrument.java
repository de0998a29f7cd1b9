package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/** Adds an instrument for all portfolios, without a listing. */
public final class RegisterInstrument {

    private RegisterInstrument() {}

    /**
     * @throws StorageException.Invalid when the text is not an ISIN, or its check digit is wrong
     * @throws StorageException.Conflict {@code EXISTS} when there is an instrument with this ISIN
     */
    public static UUID within(Transaction tx, String isin, String name) {
        Bounds.label("name", name);
        if (!isIsin(tx, isin)) {
            throw new StorageException.Invalid(
                    Bounds.text("ISIN", isin, 40) + " is not an ISIN, or its check digit is wrong",
                    "Maybe write 12 characters, such as IE00BK5BQT80.");
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
            throw new StorageException.Conflict(
                    "EXISTS", "there is an instrument with the ISIN " + isin + " already", "");
        }
        Audit.append(tx, Optional.empty(), "registry.instrument", Map.of("instrument", id, "isin", isin, "name", name));
        return id;
    }

    /** Asks the database before the insert, since its own error would be less clear. */
    private static boolean isIsin(Transaction tx, String isin) {
        return tx.sql().resultQuery("select ta.is_isin({0})", DSL.val(isin)).fetchSingleInto(Boolean.class);
    }
}
