package ta.trials.load;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jooq.Configuration;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.notice.Feed;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.valuation.PricedHoldings;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Ids;
import ta.database.Role;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;
import ta.trials.load.Books.Book;

/**
 * The same work without the service: by the operations and readers of storage, and by their statements alone. Role, row
 * security and triggers are the same, with one transaction each.
 */
final class Raw {

    private static final int DONE = 200;
    private static final int LIMIT = 20;
    private static final int NOTICES = 100;
    private static final Instant PAID = Instant.parse("2026-03-02T08:00:00Z");

    /** The kinds of reads. */
    private static final int KINDS = 3;

    private final DatabaseConfig config;
    private final Database app;
    private final List<Book> books;
    private final ActivePolicies policies = new ActivePolicies();

    Raw(DatabaseConfig config, Database app, List<Book> books) {
        this.config = config;
        this.app = app;
        this.books = books;
    }

    Load.Client reads(int number) {
        Random random = new Random(number);
        int[] turn = {number};
        return () -> {
            Book book = books.get(random.nextInt(books.size()));
            app.read(book.owner(), tx -> read(tx, book, turn[0]++ % KINDS));
            return DONE;
        };
    }

    private Object read(Transaction tx, Book book, int kind) {
        return switch (kind) {
            case 0 -> PricedHoldings.of(tx, book.portfolio(), policies.of(tx, book.portfolio()));
            case 1 -> LedgerLines.page(tx, book.portfolio(), Long.MAX_VALUE, LIMIT + 1);
            default -> Feed.of(tx, book.user(), Optional.empty(), NOTICES);
        };
    }

    Load.Client appends(int number) {
        Random random = new Random(number);
        return () -> append(books.get(random.nextInt(books.size())));
    }

    Load.Client appendsToOne(int number) {
        return () -> append(books.get(0));
    }

    private int append(Book book) {
        EntryBatch batch = EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, BigDecimal.ONE, PAID));
        app.transact(book.owner(), tx -> RecordEntries.within(tx, book.portfolio(), batch));
        return DONE;
    }

    /** The statements of the readers, recorded once with their values; each connection prepares them once. */
    IntFunction<Load.Client> statementsOfReads() {
        List<List<List<String>>> sent = new ArrayList<>();
        for (Book book : books) {
            List<List<String>> kinds = new ArrayList<>();
            for (int kind = 0; kind < KINDS; kind++) {
                kinds.add(sent(book, kind));
            }
            sent.add(kinds);
        }
        return number -> statements(number, sent);
    }

    private List<String> sent(Book book, int kind) {
        Listening listening = new Listening();
        app.read(book.owner(), tx -> {
            Configuration plain = tx.sql().configuration();
            Configuration listened = plain.derive(new DefaultExecuteListenerProvider(listening));
            return read(new Transaction(DSL.using(listened), tx.actor(), tx.at()), book, kind);
        });
        return List.copyOf(listening.statements);
    }

    private static final class Listening implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        private final transient List<String> statements = new ArrayList<>();

        @Override
        public void executeStart(ExecuteContext ctx) {
            statements.add(DSL.using(SQLDialect.POSTGRES).renderInlined(ctx.query()));
        }
    }

    private Load.Client statements(int number, List<List<List<String>>> sent) {
        Random random = new Random(number);
        int[] turn = {number};
        return over(connection -> {
            int of = random.nextInt(books.size());
            enter(connection, books.get(of));
            for (String sql : sent.get(of).get(turn[0]++ % KINDS)) {
                drain(connection, sql);
            }
        });
    }

    private static void drain(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.getString(i);
                }
            }
        }
    }

    /** What an append needs at least: the lock, the batch, the entry with its triggers, and the audit event. */
    Load.Client insertsIntoAny(int number) {
        Random random = new Random(number);
        return over(connection -> insert(connection, books.get(random.nextInt(books.size()))));
    }

    Load.Client insertsIntoOne(int number) {
        return over(connection -> insert(connection, books.get(0)));
    }

    private static void insert(Connection connection, Book book) throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        UUID batch = Ids.next();
        enter(connection, book);
        run(connection, "select ta.lock_portfolio(?)", book.portfolio());
        run(
                connection,
                "insert into ta.ledger_batches (id, portfolio_id, source, note, recorded_by) values (?, ?, 'MANUAL',"
                        + " '', ?)",
                batch,
                book.portfolio(),
                book.owner().name());
        run(
                connection,
                "insert into ta.ledger_entries (id, portfolio_id, batch_id, type, amount, fees, trade_time, note)"
                        + " values (?, ?, ?, 'CONTRIBUTION', 1, 0, '2026-03-02 08:00Z', '')",
                Ids.next(),
                book.portfolio(),
                batch);
        run(
                connection,
                "insert into ta.audit_events (portfolio_id, event, at, actor) values (?, ?, ?::timestamptz, ?)",
                book.portfolio(),
                """
                {"action":"ledger.record","actor":"%s","at":"%s","details":{"batch":"%s"},"user":"%s"}\
                """.formatted(book.owner().name(), now, batch, book.user()),
                now.toString(),
                book.owner().name());
    }

    private static void enter(Connection connection, Book book) throws SQLException {
        run(
                connection,
                "select set_config('app.user_id', ?, true), set_config('app.portfolio_id', '', true), now()",
                book.user().toString());
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private Load.Client over(Work work) {
        try {
            // Enough room for the statements of all books.
            Connection connection = DriverManager.getConnection(
                    config.url()
                            + "?prepareThreshold=1&preparedStatementCacheQueries=4000&preparedStatementCacheSizeMiB=64",
                    Role.APP.sqlName(),
                    config.passwords().get(Role.APP));
            connection.setAutoCommit(false);
            return new Load.Client() {
                @Override
                public int once() throws SQLException {
                    work.with(connection);
                    connection.commit();
                    return DONE;
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
