package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.UNSEEN_OBSERVATIONS;

import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Selects prices, rates and corporate actions by who sees them. All portfolios share those that were observed or
 * recorded here. A portfolio that was imported sees those of its file instead, where the two differ.
 */
public final class Observed {

    private Observed() {}

    /** The rows that all portfolios share. */
    public static Condition byAll(Table<?> observations) {
        return portfolio(observations).isNull();
    }

    /** The rows that one portfolio sees. */
    public static Condition by(UUID portfolioId, Table<?> observations) {
        return by(DSL.val(portfolioId), observations);
    }

    /** As {@link #by(UUID, Table)}, for the portfolio of each row of a query. */
    public static Condition by(Field<UUID> portfolioId, Table<?> observations) {
        Field<UUID> id = Objects.requireNonNull(observations.field("id", UUID.class));
        return portfolio(observations)
                .eq(portfolioId)
                .or(portfolio(observations)
                        .isNull()
                        .andNotExists(DSL.selectOne()
                                .from(UNSEEN_OBSERVATIONS)
                                .where(
                                        UNSEEN_OBSERVATIONS.PORTFOLIO_ID.eq(portfolioId),
                                        UNSEEN_OBSERVATIONS.OBSERVATION_ID.eq(id))));
    }

    /**
     * The rows that one portfolio sees, and those that it does not see because its file has others. To count them takes
     * no look at each row.
     */
    public static Condition byOrHiddenFrom(UUID portfolioId, Table<?> observations) {
        return portfolio(observations).eq(portfolioId).or(byAll(observations));
    }

    private static Field<UUID> portfolio(Table<?> observations) {
        return Objects.requireNonNull(observations.field("portfolio_id", UUID.class));
    }
}
