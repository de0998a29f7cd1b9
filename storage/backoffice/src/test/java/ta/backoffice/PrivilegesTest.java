package ta.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLState;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

/** Reads the database's catalogue, so that no new table, role or function can be forgotten. */
class PrivilegesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    /** The tables that are not append-only. Who adds a table lists it here on purpose. */
    private static final Set<String> CHANGING = Set.of(
            "alert_causes",
            "alerts",
            "api_tokens",
            "audit_heads",
            "cash_snapshots",
            "currency_snapshots",
            "clause_firings",
            "flyway_schema_history",
            "freeze_states",
            "holding_snapshots",
            "idempotency_keys",
            "instruments",
            "jobs",
            "listings",
            "notification_channels",
            "notifications",
            "one_time_links",
            "portfolio_constituents",
            "policy_files",
            "portfolio_members",
            "portfolios",
            "processes",
            "provider_health",
            "provider_questions",
            "recommendations",
            "sessions",
            "simulations",
            "strategy_versions",
            "task_definitions",
            "task_runs",
            "users",
            "valuation_versions",
            "venue_holidays");

    private static final Set<String> WRITTEN_BY_TRIGGERS_ONLY =
            Set.of("audit_heads", "cash_snapshots", "currency_snapshots", "holding_snapshots");

    @Test
    void tables_thatAreNotListedAsChanging_haveTheAppendOnlyTriggersAlwaysEnabled() {
        List<String> guarded = strings("select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid"
                + " where c.relnamespace = 'ta'::regnamespace and t.tgenabled = 'A'"
                + " and t.tgname in ('append_only_row', 'append_only_statement') group by 1 having count(*) = 2");
        Set<String> rest = new TreeSet<>(tables());
        rest.removeAll(guarded);
        assertThat(rest).isEqualTo(new TreeSet<>(CHANGING));
    }

    @Test
    void appendOnlyTables_changedByAnyRole_refuse() throws SQLException {
        for (Role role : Role.values()) {
            try (Connection connection = DATABASE.connect(role);
                    Statement statement = connection.createStatement()) {
                for (String table : appendOnly()) {
                    String column = strings("select attname from pg_attribute where attrelid = 'ta." + table
                                    + "'::regclass and attnum = 1")
                            .get(0);
                    for (String sql : List.of(
                            "update ta." + table + " set " + column + " = " + column,
                            "delete from ta." + table,
                            "truncate ta." + table + " cascade")) {
                        String expected = role == Role.OWNER ? "TA004" : "42501";
                        assertThat(refusal(statement, sql))
                                .as("%s: %s", role, sql)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void appendOnlyTables_changedBySuperuserAsReplica_refuseStill() throws SQLException {
        for (String table : appendOnly()) {
            try {
                DATABASE.asSuperuser("set session_replication_role = replica", "delete from ta." + table);
                assertThat(table).as("was emptied").isNull();
            } catch (IllegalStateException e) {
                assertThat(((SQLException) e.getCause()).getSQLState())
                        .as(table)
                        .isEqualTo("TA004");
            }
        }
    }

    @Test
    void roles_onAppendOnlyTables_mayInsertAndSelectAtMost() {
        assertThat(privileges("privilege_type not in ('INSERT', 'SELECT')", appendOnly()))
                .isEmpty();
    }

    @Test
    void roles_onSnapshotsAndHeads_maySelectOnly() {
        assertThat(privileges("privilege_type <> 'SELECT'", WRITTEN_BY_TRIGGERS_ONLY))
                .isEmpty();
    }

    @Test
    void readonly_onEveryTable_maySelectAndNothingElse() {
        List<String> readable = strings("select relname from pg_class where relnamespace = 'ta'::regnamespace"
                + " and relkind in ('r', 'p') and has_table_privilege('ta_readonly', oid, 'SELECT')");
        assertThat(new TreeSet<>(readable)).isEqualTo(new TreeSet<>(tables()));
        assertThat(privileges("privilege_type <> 'SELECT' and grantee = 'ta_readonly'", tables()))
                .isEmpty();
    }

    @Test
    void roles_ofProcesses_haveNoOtherPrivileges() {
        assertThat(privileges("privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')", tables()))
                .isEmpty();
        assertThat(strings("select rolname from pg_roles where rolname like 'ta\\_%'"
                        + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"))
                .isEmpty();
        assertThat(strings("select r.rolname from pg_roles r where rolname in ('ta_app', 'ta_worker', 'ta_readonly')"
                        + " and (has_schema_privilege(r.oid, 'ta', 'CREATE')"
                        + " or has_schema_privilege(r.oid, 'public', 'CREATE')"
                        + " or pg_has_role(r.oid, 'ta_owner', 'MEMBER'))"))
                .isEmpty();
    }

    @Test
    void functions_thatActAsTheirOwner_haveAFixedSearchPath() {
        assertThat(strings("select proname from pg_proc where pronamespace = 'ta'::regnamespace and prosecdef"
                        + " and not coalesce('search_path=pg_catalog, pg_temp' = any (proconfig), false)"))
                .isEmpty();
    }

    @Test
    void functions_thatActAsTheirOwner_areNotGrantedToEveryone() {
        // Trigger functions are left out, since nobody can call them.
        assertThat(strings("select proname from pg_proc where pronamespace = 'ta'::regnamespace and prosecdef"
                        + " and prorettype <> 'trigger'::regtype and (proacl is null"
                        + " or exists (select from aclexplode(proacl) acl where acl.grantee = 0))"))
                .isEmpty();
    }

    @Test
    void everything_inTheSchema_belongsToItsOwner() {
        assertThat(strings("select relname from pg_class where relnamespace = 'ta'::regnamespace"
                        + " and relowner <> 'ta_owner'::regrole"
                        + " union select proname from pg_proc where pronamespace = 'ta'::regnamespace"
                        + " and proowner <> 'ta_owner'::regrole"))
                .isEmpty();
    }

    @Test
    void tables_ofAPortfolio_carryItsId() {
        Set<String> shared = Set.of(
                "users",
                "portfolios",
                "instruments",
                "listings",
                "listing_terms",
                "venue_holidays",
                "idempotency_keys",
                "sessions",
                "api_tokens",
                "one_time_links",
                "processes",
                "provider_health",
                "flyway_schema_history");
        Set<String> scoped = new TreeSet<>(tables());
        scoped.removeAll(shared);
        List<String> withId = strings("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                + " where c.relnamespace = 'ta'::regnamespace and c.relkind = 'r' and a.attname = 'portfolio_id'");
        assertThat(new TreeSet<>(withId)).isEqualTo(scoped);
    }

    @Test
    void tables_areAllNamedInTheDataModel() throws IOException {
        String model = Files.readString(Path.of("../../docs/data-model.md"));
        assertThat(tables()).allSatisfy(table -> assertThat(model).contains("`" + table + "`"));
    }

    private static List<String> tables() {
        return strings(
                "select relname from pg_class where relnamespace = 'ta'::regnamespace and relkind in ('r', 'p')");
    }

    private static Set<String> appendOnly() {
        Set<String> appendOnly = new TreeSet<>(tables());
        appendOnly.removeAll(CHANGING);
        return appendOnly;
    }

    /** Grants on tables and columns to roles other than the owner, each as "grantee privilege table". */
    private static List<String> privileges(String condition, Iterable<String> tables) {
        String names = "('" + String.join("', '", tables) + "')";
        return strings("select grantee || ' ' || privilege_type || ' ' || table_name from ("
                + " select acl.grantee::regrole::text as grantee, acl.privilege_type, c.relname as table_name"
                + " from pg_class c, aclexplode(c.relacl) acl"
                + " where c.relnamespace = 'ta'::regnamespace and c.relkind = 'r'"
                + " union all select acl.grantee::regrole::text, acl.privilege_type, c.relname"
                + " from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) acl"
                + " where c.relnamespace = 'ta'::regnamespace) granted"
                + " where grantee <> 'ta_owner' and table_name in " + names + " and " + condition);
    }

    private static String refusal(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return PSQLState.UNKNOWN_STATE.getState();
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static List<String> strings(String sql) {
        return DATABASE.as(Role.READONLY)
                .transact(Actor.system("test"), tx -> tx.sql().resultQuery(sql).fetch(0, String.class));
    }
}
