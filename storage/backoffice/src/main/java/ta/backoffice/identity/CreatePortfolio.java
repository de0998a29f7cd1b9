package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;

import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/** Creates a portfolio with its default tasks. The user who creates it is its owner. */
public final class CreatePortfolio {

    private final Database database;

    public CreatePortfolio(Database database) {
        this.database = database;
    }

    /**
     * @throws StorageException.Invalid when the actor is not a user: nobody could see a portfolio without an owner
     */
    public UUID create(Actor actor, NewPortfolio portfolio) {
        return database.transact(actor, tx -> within(tx, portfolio));
    }

    /** As {@link #create}, in a transaction of the caller. */
    public static UUID within(Transaction tx, NewPortfolio portfolio) {
        UUID owner = tx.actor()
                .userId()
                .orElseThrow(() -> new StorageException.Invalid("a portfolio needs a user as its owner", ""));
        UUID id = Ids.next();
        tx.sql()
                .insertInto(PORTFOLIOS)
                .set(PORTFOLIOS.ID, id)
                .set(PORTFOLIOS.NAME, portfolio.name())
                .set(PORTFOLIOS.BROKER, portfolio.broker())
                .set(PORTFOLIOS.TAX_TREATMENT, portfolio.taxTreatment().name())
                .set(PORTFOLIOS.BASE_CURRENCY, portfolio.baseCurrency())
                .set(PORTFOLIOS.TIME_ZONE, portfolio.zone().getId())
                .execute();
        tx.sql()
                .insertInto(PORTFOLIO_MEMBERS)
                .set(PORTFOLIO_MEMBERS.PORTFOLIO_ID, id)
                .set(PORTFOLIO_MEMBERS.USER_ID, owner)
                .set(PORTFOLIO_MEMBERS.ROLE, "OWNER")
                .set(PORTFOLIO_MEMBERS.ACCEPTED_AT, tx.at())
                .execute();
        tx.sql()
                .fetch(
                        "select ta.ship_tasks({0}, {1}, {2})",
                        DSL.val(id),
                        DSL.val(portfolio.zone().getId()),
                        DSL.val(tx.actor().name()));
        Audit.append(
                tx,
                id,
                "portfolio.create",
                Map.of(
                        "name",
                        portfolio.name(),
                        "broker",
                        portfolio.broker(),
                        "tax_treatment",
                        portfolio.taxTreatment(),
                        "base_currency",
                        portfolio.baseCurrency(),
                        "time_zone",
                        portfolio.zone()),
                AuditedRows.of(tx, id).and(AuditedTable.PORTFOLIO, id).and(AuditedTable.MEMBER, owner));
        return id;
    }
}
