package ta.backoffice.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.backoffice.runs.VerifyRecord;
import ta.database.Actor;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;

class AuditTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestPortfolio portfolio = TestPortfolio.create(database);
    private final String chain = portfolio.id().toString();

    @Test
    void chains_afterChanges_hold() {
        freezeAndUnfreeze();
        assertThat(faults()).isEmpty();
        long events = VerifyAudit.verify(database.as(Role.READONLY), fault -> {});
        // One each for the user, the portfolio, the freeze and the end of the freeze.
        assertThat(events).isEqualTo(4);
    }

    @Test
    void event_changedBehindTheApplicationsBack_isFound() {
        freezeAndUnfreeze();
        tamper("update ta.audit_events set event = replace(event, 'storm', 'calm') where chain = '" + chain
                + "' and seq = 2");
        assertThat(faults())
                .containsExactly(new VerifyAudit.Fault(chain, 2, "its hash does not match: the event was changed"));
    }

    @Test
    void event_changedWithItsHash_isFoundByTheNext() {
        freezeAndUnfreeze();
        tamper(
                "update ta.audit_events set event = replace(event, 'storm', 'calm') where chain = '" + chain
                        + "' and seq = 2",
                "update ta.audit_events set hash = ta.audit_hash(version, chain, seq, prev, event) where chain = '"
                        + chain + "' and seq = 2");
        assertThat(faults()).containsExactly(new VerifyAudit.Fault(chain, 3, "does not follow the event before it"));
    }

    @Test
    void events_removed_areFound() {
        freezeAndUnfreeze();
        tamper("delete from ta.audit_events where chain = '" + chain + "' and seq = 2");
        assertThat(faults()).containsExactly(new VerifyAudit.Fault(chain, 3, "follows event 1: events are missing"));
        tamper("delete from ta.audit_events where chain = '" + chain + "' and seq = 3");
        assertThat(faults())
                .containsExactly(
                        new VerifyAudit.Fault(chain, 1, "is the last event, but the chain's head is a different one"));
        tamper("delete from ta.audit_events where chain = '" + chain + "'");
        assertThat(faults()).containsExactly(new VerifyAudit.Fault(chain, 3, "all events of the chain are missing"));
    }

    @Test
    void actor_changedBesideTheEvent_isFound() {
        tamper("update ta.audit_events set actor = 'someone else' where chain = 'system'");
        assertThat(faults())
                .containsExactly(new VerifyAudit.Fault(
                        "system", 1, "its columns for time, actor or portfolio differ from the event itself"));
    }

    @Test
    void freeze_liftedByAProgram_isRefused() {
        new FreezePortfolio(database.as(Role.WORKER))
                .freeze(Actor.worker("worker", portfolio.id()), portfolio.id(), "storm");
        assertThatThrownBy(() -> new UnfreezePortfolio(database.as(Role.WORKER))
                        .unfreeze(Actor.worker("worker", portfolio.id()), portfolio.id(), "over"))
                .isInstanceOf(StorageException.Invalid.class);
    }

    /** Such a label is refused at the edge; what was stored before must stop nothing. */
    @Test
    void event_withATextThatPostgresCannotUnescape_stopsNoVerification() {
        database.as(Role.APP).transact(portfolio.owner(), tx -> {
            Audit.append(
                    tx,
                    portfolio.id(),
                    "policy.activate",
                    Map.of("policy_version", "1\u0000"),
                    AuditedRows.of(tx, portfolio.id()).and(AuditedTable.PORTFOLIO, portfolio.id()));
            return null;
        });
        assertThat(faults()).isEmpty();
        List<Object> rows = new ArrayList<>();
        database.as(Role.READONLY).read(Actor.system("verify"), tx -> {
            VerifyRecord.within(tx, portfolio.id(), rows::add);
            return rows;
        });
        assertThat(rows).isEmpty();
    }

    private void freezeAndUnfreeze() {
        assertThat(new FreezePortfolio(database.as(Role.APP)).freeze(portfolio.owner(), portfolio.id(), "storm"))
                .isTrue();
        assertThat(new FreezePortfolio(database.as(Role.APP)).freeze(portfolio.owner(), portfolio.id(), "storm"))
                .isFalse();
        assertThat(new UnfreezePortfolio(database.as(Role.APP)).unfreeze(portfolio.owner(), portfolio.id(), "over"))
                .isTrue();
    }

    /** The triggers fire even for a superuser in the replica role, who must disable them to change an event. */
    private void tamper(String... statements) {
        assertThatThrownBy(() -> database.asSuperuser("set session_replication_role = replica", statements[0]))
                .hasRootCauseMessage("ERROR: ta.audit_events is append-only: "
                        + (statements[0].startsWith("delete") ? "DELETE" : "UPDATE")
                        + " refused\n  Hint: Maybe append an entry that"
                        + " corrects it (a reversal, a later revision, a later review).\n"
                        + "  Where: PL/pgSQL function ta.refuse_change() line 3 at RAISE");
        database.asSuperuser("alter table ta.audit_events disable trigger all");
        database.asSuperuser(statements);
        database.asSuperuser(
                "alter table ta.audit_events enable always trigger append_only_row",
                "alter table ta.audit_events enable always trigger append_only_statement",
                "alter table ta.audit_events enable always trigger audit_events_link");
    }

    private List<VerifyAudit.Fault> faults() {
        List<VerifyAudit.Fault> faults = new ArrayList<>();
        VerifyAudit.verify(database.as(Role.READONLY), faults::add);
        return faults;
    }
}
