package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/** Changes the name of an instrument. Its ISIN changes by a corporate action alone, which keeps the old one known. */
public final class RenameInstrument {

    private RenameInstrument() {}

    /**
     * @throws StorageException.NotFound when there is no such instrument
     */
    public static void within(Transaction tx, UUID instrument, String name) {
        Bounds.label("name", name);
        if (Instruments.one(tx, instrument).name().equals(name)) {
            return;
        }
        tx.sql()
                .update(INSTRUMENTS)
                .set(INSTRUMENTS.NAME, name)
                .where(INSTRUMENTS.ID.eq(instrument))
                .execute();
        Audit.append(tx, Optional.empty(), "registry.rename", Map.of("instrument", instrument, "name", name));
    }
}
