package ta.backoffice.valuation;

import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import ta.backoffice.governance.RowFault;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.performance.InvalidBookException;

/** Computes the valuation points of a portfolio anew and names the first that differs from the stored ones. */
public final class VerifyPoints {

    private static final String CODE = "VALUATION_DIFFERS";
    private static final String TABLE = "valuation_points";

    private VerifyPoints() {}

    public static void within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        try {
            StoredPoints.firstDifference(tx, portfolioId)
                    .ifPresent(session -> faults.accept(new RowFault(
                            CODE,
                            portfolioId,
                            TABLE,
                            session.toString(),
                            "is not what the book says; it is the first that differs")));
        } catch (InvalidBookException | StorageException | NoSuchElementException e) {
            // What the book is read from was damaged, which has a fault of its own; the other checks go on.
            faults.accept(new RowFault(CODE, portfolioId, TABLE, "all", "cannot be computed: " + e.getMessage()));
        }
    }
}
