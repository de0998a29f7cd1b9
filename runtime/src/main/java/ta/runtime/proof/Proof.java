package ta.runtime.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;

/**
 * Verifies a whole database: stored holdings and cash against the ledger, the hash chains, rows against their audit
 * events, and a replay of every decision.
 */
public final class Proof {

    /** Further faults are counted, but not listed. */
    private static final int FAULTS_SHOWN = 1000;

    /**
     * @param faults one line each, beginning with its code; at most 1000
     * @param found number of all faults
     */
    public record Result(
            long ledgerEntries, long auditEvents, long decisions, long pruned, List<String> faults, long found) {}

    private final Database database;
    private final Consumer<String> step;
    private final List<String> faults = new ArrayList<>();
    private long found;

    private Proof(Database database, Consumer<String> step) {
        this.database = database;
        this.step = step;
    }

    /**
     * Runs all checks.
     *
     * @param database opened as {@code Role.READONLY}
     * @param step receives the name of each step
     */
    public static Result of(Database database, ActivePolicies policies, Consumer<String> step) {
        return new Proof(database, step).run(policies);
    }

    private Result run(ActivePolicies policies) {
        step.accept("ledger");
        long entries = VerifyLedger.verify(
                database,
                Optional.empty(),
                difference -> add("LEDGER_DIFFERS: portfolio " + difference.portfolioId()
                        + difference.listingId().map(id -> ", listing " + id).orElse(", cash")
                        + ": the ledger amounts to " + difference.ledger() + ", but stored is "
                        + difference.snapshot()));
        step.accept("audit chains");
        long events = VerifyAudit.verify(
                database,
                fault -> add("AUDIT_BROKEN: chain " + fault.chain() + ", event " + fault.seq() + " " + fault.what()));
        step.accept("rows and archives");
        VerifyRecord.verify(
                database, fault -> add(fault.code() + ": portfolio " + fault.portfolioId() + ", " + fault.sentence()));
        AtomicLong runs = new AtomicLong();
        AtomicLong pruned = new AtomicLong();
        new ReplayRuns(database, policies).replayAll(Actor.system("verify"), Optional.empty(), replay -> {
            step.accept("replays: " + runs.incrementAndGet());
            if (replay.pruned()) {
                pruned.incrementAndGet();
            }
            if (!replay.agrees()) {
                add("REPLAY_DIFFERS: run " + replay.runId() + ": archived is " + replay.archived() + ", replayed "
                        + replay.replayed());
            }
        });
        return new Result(entries, events, runs.get(), pruned.get(), faults, found);
    }

    private void add(String fault) {
        found++;
        if (found <= FAULTS_SHOWN) {
            faults.add(fault);
        }
    }
}
