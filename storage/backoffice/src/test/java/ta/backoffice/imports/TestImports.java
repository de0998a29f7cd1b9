package ta.backoffice.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ta.backoffice.TestPortfolio;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.identity.Portfolios;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.database.Transaction;
import ta.statement.UnreadableStatementException;
import ta.statement.reading.StatementReader;

/** Imports into a portfolio of its own. */
record TestImports(Database app, TestPortfolio portfolio) {

    static TestImports create(TestDatabase database) {
        return new TestImports(database.as(Role.APP), TestPortfolio.create(database));
    }

    PlannedImport plan(String text, ImportChoices choices) {
        return read(tx -> PlanImport.within(tx, of(tx), file(text), choices));
    }

    /** Records what the preview shows now; empty if everything was recorded before. */
    Optional<UUID> record(String text, ImportChoices choices) {
        return record(text, choices, plan(text, choices).sha256());
    }

    /**
     * @param preview the hash of what a person saw
     */
    Optional<UUID> record(String text, ImportChoices choices, String preview) {
        return app.transact(portfolio.owner(), tx -> {
            tx.lockPortfolio(portfolio.id());
            PlannedImport plan = PlanImport.within(tx, of(tx), file(text), choices);
            return RecordImport.within(tx, plan, of(tx).zone(), preview, false)
                    .flatMap(recorded -> recorded.batch().batchId());
        });
    }

    List<LedgerLines.LedgerLine> lines() {
        return read(tx -> LedgerLines.of(tx, portfolio.id()));
    }

    BigDecimal cash() {
        return read(tx -> CashBalance.of(tx, portfolio.id()));
    }

    <T> T read(Function<Transaction, T> work) {
        return app.read(portfolio.owner(), work::apply);
    }

    private Portfolios.Portfolio of(Transaction tx) {
        return Portfolios.one(tx, portfolio.owner().userId().orElseThrow(), portfolio.id());
    }

    private static StatementFile file(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return new StatementFile(
                    "broker.csv",
                    StatementFile.sha256(bytes),
                    StatementReader.read("broker.csv", bytes, Optional.empty(), "GBP"));
        } catch (UnreadableStatementException e) {
            throw new AssertionError(e);
        }
    }
}
