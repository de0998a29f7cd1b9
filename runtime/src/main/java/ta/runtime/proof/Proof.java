package ta.runtime.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import ta.runtime.cli.ExitCode;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.LongWork;
import ta.runtime.session.Session;
import ta.storage.Actor;
import ta.storage.Database;
import ta.storage.Role;
import ta.storage.book.VerifyLedger;
import ta.storage.governance.VerifyAudit;
import ta.storage.runs.ReplayRuns;
import ta.storage.runs.VerifyRecord;

/** Ledger against snapshots, hash chains, and all replays; each fault by name. */
public final class Proof {

    /** Whoever needs more of them has other work to do first. */
    private static final int FAULTS_SHOWN = 1000;

    private final List<String> faults = new ArrayList<>();
    private long found;

    private Proof() {}

    public static Report of(Session session) {
        return new Proof().run(session);
    }

    private Report run(Session session) {
        Database database = session.database(Role.READONLY);
        LongWork work = session.progress();
        work.step("ledger");
        long entries = VerifyLedger.verify(
                database,
                Optional.empty(),
                difference -> add("LEDGER_DIFFERS: portfolio " + difference.portfolioId()
                        + difference.listingId().map(id -> ", listing " + id).orElse(", cash")
                        + ": the ledger amounts to " + difference.ledger() + ", kept is " + difference.snapshot()));
        work.step("audit chains");
        long events = VerifyAudit.verify(
                database,
                fault -> add("AUDIT_BROKEN: chain " + fault.chain() + ", event " + fault.seq() + " " + fault.what()));
        work.step("rows and archives");
        VerifyRecord.verify(
                database, fault -> add(fault.code() + ": portfolio " + fault.portfolioId() + ", " + fault.sentence()));
        AtomicLong runs = new AtomicLong();
        AtomicLong pruned = new AtomicLong();
        new ReplayRuns(database, session.policies()).replayAll(Actor.system("verify"), Optional.empty(), replay -> {
            work.step("replays: " + runs.incrementAndGet());
            if (replay.pruned()) {
                pruned.incrementAndGet();
            }
            if (!replay.agrees()) {
                add("REPLAY_DIFFERS: run " + replay.runId() + ": archived is " + replay.archived() + ", replayed "
                        + replay.replayed());
            }
        });
        return report(entries, events, runs.get(), pruned.get());
    }

    private void add(String fault) {
        found++;
        if (found <= FAULTS_SHOWN) {
            faults.add(fault);
        }
    }

    private Report report(long entries, long events, long runs, long pruned) {
        StringBuilder text = new StringBuilder();
        faults.forEach(fault -> text.append("ERROR ").append(fault).append('\n'));
        text.append(Amounts.count(entries, "ledger entry", "ledger entries"))
                .append(", ")
                .append(Amounts.count(events, "audit event", "audit events"))
                .append(", ")
                .append(Amounts.count(runs, "decision", "decisions"))
                .append(pruned == 0 ? "" : " (" + pruned + " pruned)")
                .append(
                        faults.isEmpty()
                                ? ": all in order.\n"
                                : ": " + Amounts.count(found, "fault", "faults") + ".\n");
        return new Report(
                text.toString(),
                Tree.object(
                        "ledger_entries", entries,
                        "audit_events", events,
                        "decisions", runs,
                        "pruned", pruned,
                        "faults", Tree.array(faults, fault -> fault)),
                faults.isEmpty() ? ExitCode.OK : ExitCode.INVALID_POLICY);
    }
}
