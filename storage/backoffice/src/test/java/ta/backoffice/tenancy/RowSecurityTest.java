package ta.backoffice.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.database.Actor;
import ta.database.Ids;
import ta.database.Role;
import ta.database.TestDatabase;

/** Tests row security of every private table in the catalogue, so that a new table without it is found. */
class RowSecurityTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final FullPortfolio MINE = FullPortfolio.of(DATABASE);
    private static final TestPortfolio THEIRS = TestPortfolio.create(DATABASE);
    private static final List<String> PRIVATE = Probe.privateTables(DATABASE);

    /** Tables that a worker reads across all portfolios. */
    private static final Set<String> ACROSS = Set.of("jobs", "task_definitions");

    private static final String REFUSED = "42501";

    private static final List<Probe> STRANGERS = List.of(
            new Probe(DATABASE, "a foreign user", Role.APP, THEIRS.owner()),
            new Probe(DATABASE, "no user", Role.APP, Actor.system("nobody")),
            new Probe(DATABASE, "a foreign portfolio's worker", Role.WORKER, Actor.worker("worker", THEIRS.id())),
            new Probe(DATABASE, "a worker of no portfolio", Role.WORKER, Actor.system("worker")),
            // Each role reads its own setting; the setting of the other role must not give access.
            new Probe(
                    DATABASE,
                    "a foreign user with the portfolio set",
                    Role.APP,
                    new Actor("x", THEIRS.owner().userId(), MINE.worker.portfolioId())),
            new Probe(
                    DATABASE,
                    "a foreign portfolio's worker with the owner set",
                    Role.WORKER,
                    new Actor("x", MINE.owner.userId(), Optional.of(THEIRS.id()))));

    @Test
    void tables_ofAPortfolioOrUser_haveRowSecurityForced() {
        assertThat(PRIVATE)
                .contains("portfolios", "portfolio_members", "notifications", "idempotency_keys", "decisions");
        assertThat(Probe.strings(
                        DATABASE,
                        "select relname from pg_class where relnamespace = 'ta'::regnamespace and relrowsecurity"
                                + " and relforcerowsecurity order by 1"))
                .containsExactlyElementsOf(PRIVATE);
    }

    @Test
    void keysOfPrivateTables_nameThePortfolioOrAreTheRowsOwnId() {
        assertThat(Probe.strings(
                        DATABASE,
                        "select indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid,"
                                + " lateral (select array_agg(attname::text) as columns from pg_attribute"
                                + " where attrelid = c.oid and attnum = any (i.indkey)) key"
                                + " where c.relnamespace = 'ta'::regnamespace and c.relrowsecurity and i.indisunique"
                                // A chain is named by its portfolio.
                                + " and not key.columns && array['portfolio_id', 'user_id', 'chain']"
                                + " and key.columns <> array['id']"))
                .isEmpty();
    }

    @Test
    void references_toPrivateRows_nameThePortfolio() {
        assertThat(Probe.strings(
                        DATABASE,
                        "select r.conname from pg_constraint r join pg_class c on c.oid = r.confrelid"
                                + " where r.contype = 'f' and c.relnamespace = 'ta'::regnamespace and c.relrowsecurity"
                                + " and c.relname <> 'portfolios'"
                                // Observations that all share have no portfolio; a trigger looks at those of others.
                                + " and not exists (select from pg_trigger g where g.tgrelid = r.conrelid"
                                + " and g.tgname = 'observations_admit' and g.tgenabled = 'A'"
                                + " and c.relname in ('price_points', 'fx_rates'))"
                                + " and not exists (select from pg_attribute a"
                                + " where a.attrelid = c.oid and a.attname = 'portfolio_id'"
                                + " and a.attnum = any (r.confkey))"))
                .isEmpty();
    }

    @Test
    void rows_ofEveryPrivateTable_areSeenByMemberWorkerOwnerAndReader() {
        Probe member = new Probe(DATABASE, "the owner", Role.APP, MINE.owner);
        Probe worker = new Probe(DATABASE, "its worker", Role.WORKER, MINE.worker);
        Probe reader = new Probe(DATABASE, "the reader", Role.READONLY, Actor.system("verify"));
        Probe owner = new Probe(DATABASE, "the tables' owner", Role.OWNER, Actor.system("migrate"));
        for (String table : PRIVATE) {
            String rows = Probe.strings(DATABASE, "select count(*) from " + mine(table))
                    .get(0);
            assertThat(rows).as("rows of the test's portfolio in %s", table).isNotEqualTo("0");
            for (Probe probe : List.of(member, worker, reader, owner)) {
                boolean none = probe.role() == Role.WORKER && table.equals("idempotency_keys");
                assertThat(probe.result("select count(*) from " + mine(table)))
                        .as("%s as %s", table, probe.name())
                        .isEqualTo(none ? REFUSED : rows);
            }
        }
    }

    @Test
    void rows_ofEveryPrivateTable_areHiddenFromStrangers() {
        for (Probe stranger : STRANGERS) {
            for (String table : PRIVATE) {
                if (stranger.role() == Role.WORKER && ACROSS.contains(table)) {
                    continue;
                }
                assertThat(stranger.result("select count(*) from " + mine(table)))
                        .as("select from %s by %s", table, stranger.name())
                        .isIn("0", REFUSED);
                for (String column : changeable(stranger.role(), table)) {
                    assertThat(stranger.result("update ta." + table + " set " + column + " = " + column))
                            .as("update of %s.%s by %s", table, column, stranger.name())
                            .isEqualTo(own(stranger, table));
                }
                assertThat(stranger.result("delete from " + mine(table)))
                        .as("delete from %s by %s", table, stranger.name())
                        .isIn("0", REFUSED);
            }
        }
    }

    @Test
    void rows_insertedIntoAForeignPortfolio_areRefusedAsIntoNone() {
        for (Probe stranger : STRANGERS) {
            for (String table : PRIVATE) {
                if (isAllowed(stranger, table)) {
                    continue;
                }
                for (UUID portfolio : List.of(MINE.id, Ids.next())) {
                    assertThat(stranger.result(copy(table, portfolio)))
                            .as("insert into %s by %s", table, stranger.name())
                            .isEqualTo(REFUSED);
                }
            }
        }
    }

    /**
     * The control for the test above: the copies themselves are valid, so there the policy refuses them. Nobody may
     * copy a member, since those who are invited accept by themselves; MembershipTest tries that.
     */
    @Test
    void rows_insertedByWhoMay_areNotRefused() {
        for (Probe probe : List.of(
                new Probe(DATABASE, "the owner", Role.APP, MINE.owner),
                new Probe(DATABASE, "its worker", Role.WORKER, MINE.worker))) {
            for (String table : PRIVATE) {
                String may = "select has_table_privilege('ta." + table + "', 'INSERT')";
                if (probe.result(may).equals("t") && !table.equals("portfolio_members")) {
                    assertThat(probe.result(copy(table, MINE.id)))
                            .as("insert into %s by %s", table, probe.name())
                            .isNotEqualTo(REFUSED);
                }
            }
        }
    }

    @Test
    void rows_ofAForeignLedgerOrChain_areRefusedByThePolicy() {
        for (String table : List.of("ledger_entries", "audit_events", "ledger_batches")) {
            for (UUID portfolio : List.of(MINE.id, Ids.next())) {
                assertThat(STRANGERS
                                .get(0)
                                .message(copy(table, portfolio))
                                .lines()
                                .findFirst())
                        .contains(REFUSED + " ERROR: new row violates row-level security policy for table \"" + table
                                + "\"");
            }
        }
    }

    @Test
    void membership_isQueriedOnceForAStatement() {
        String plan = new Probe(DATABASE, "the owner", Role.APP, MINE.owner)
                .result("explain (format json) select * from ta.run_facts");
        assertThat(plan).contains("\"InitPlan\"").doesNotContain("\"SubPlan\"");
    }

    @Test
    void portfolio_lockedByAStranger_isNotFound() {
        for (Probe stranger : STRANGERS) {
            assertThat(stranger.result("select ta.lock_portfolio('" + MINE.id + "')"))
                    .as(stranger.name())
                    .isEqualTo("f");
        }
        assertThat(new Probe(DATABASE, "the owner", Role.APP, MINE.owner)
                        .result("select ta.lock_portfolio('" + MINE.id + "')"))
                .isEqualTo("t");
        assertThat(new Probe(DATABASE, "its worker", Role.WORKER, MINE.worker)
                        .result("select ta.lock_portfolio('" + MINE.id + "')"))
                .isEqualTo("t");
    }

    /** A user may create a portfolio, and a worker may queue jobs for any portfolio. */
    private static boolean isAllowed(Probe stranger, String table) {
        return stranger.role() == Role.WORKER
                ? ACROSS.contains(table)
                : table.equals("portfolios") && stranger.actor().userId().isPresent();
    }

    /** The number of rows that an update without a condition changes: those of the stranger's own portfolio. */
    private static String own(Probe stranger, String table) {
        boolean asUser = stranger.role() == Role.APP;
        boolean none = asUser
                ? stranger.actor().userId().isEmpty()
                : stranger.actor().portfolioId().isEmpty();
        String whose = table.equals("idempotency_keys")
                ? "user_id = '" + THEIRS.owner().userId().orElseThrow() + "'"
                : key(table) + " = '" + THEIRS.id() + "'";
        return none
                ? "0"
                : Probe.strings(DATABASE, "select count(*) from ta." + table + " where " + whose)
                        .get(0);
    }

    /** The columns that the role may update. PrivilegesTest checks the others. */
    private static List<String> changeable(Role role, String table) {
        return Probe.strings(
                DATABASE,
                "select attname from pg_attribute where attrelid = 'ta." + table + "'::regclass and attnum > 0"
                        + " and not attisdropped and has_column_privilege('" + role.sqlName()
                        + "', attrelid, attnum, 'UPDATE')");
    }

    private static String mine(String table) {
        String whose = table.equals("idempotency_keys")
                ? MINE.owner.userId().orElseThrow().toString()
                : MINE.id.toString();
        return "ta." + table + " where " + key(table) + " = '" + whose + "'";
    }

    private static String key(String table) {
        return switch (table) {
            case "portfolios" -> "id";
            case "idempotency_keys" -> "user_id";
            default -> "portfolio_id";
        };
    }

    /** SQL that inserts a copy of one of my rows, with new keys, into a portfolio. */
    private static String copy(String table, UUID portfolio) {
        String row = Probe.strings(
                        DATABASE,
                        "select to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'key', gen_random_uuid(),"
                                + " 'portfolio_id', '" + portfolio + "') from "
                                + mine(table).replace(" where", " t where") + " limit 1")
                .get(0);
        return "insert into ta." + table + " select * from jsonb_populate_record(null::ta." + table + ", '"
                + row.replace("'", "''") + "')";
    }
}
