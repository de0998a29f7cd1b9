package ta.backoffice.imports;

import java.util.Optional;
import java.util.Set;
import ta.rules.portfolio.ListingId;
import ta.statement.StatementRow;

/**
 * A row of the file and what becomes of it.
 *
 * @param reference under which it is recorded; the same for the same row of another file
 * @param code why it is left out; a stable code
 * @param what the reason in words
 * @param maybe what to do
 */
public record PlannedRow(
        StatementRow row,
        Optional<ListingId> listing,
        String reference,
        Fate fate,
        String code,
        String what,
        String maybe) {

    private static final Set<String> MAY_BE_TAKEN =
            Set.of("SEEMS_RECORDED", "REVERSED", "REFERENCE_DIFFERS", "ROW_REPEATED");

    /** What becomes of a row. */
    public enum Fate {
        TAKEN,
        /** It is recorded already. */
        KNOWN,
        LEFT_OUT
    }

    static PlannedRow taken(StatementRow row, Optional<ListingId> listing, String reference) {
        return new PlannedRow(row, listing, reference, Fate.TAKEN, "", "", "");
    }

    PlannedRow under(String other) {
        return new PlannedRow(row, listing, other, fate, code, what, maybe);
    }

    PlannedRow known(String how) {
        return new PlannedRow(row, listing, reference, Fate.KNOWN, "", how, "");
    }

    PlannedRow leftOut(String why, String sentence, String remedy) {
        return new PlannedRow(row, listing, reference, Fate.LEFT_OUT, why, sentence, remedy);
    }

    /** Whether it is left out only as long as no person takes it all the same. */
    public boolean mayBeTaken() {
        return MAY_BE_TAKEN.contains(code);
    }

    boolean isTaken() {
        return fate == Fate.TAKEN;
    }
}
