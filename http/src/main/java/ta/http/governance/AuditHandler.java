package ta.http.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.AuditTrail;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.runs.VerifyArchives;
import ta.backoffice.runs.VerifyRecord;
import ta.database.Transaction;
import ta.http.governance.GovernanceShapes.AuditEvent;
import ta.http.governance.GovernanceShapes.Proof;
import ta.http.governance.GovernanceShapes.ProofFault;
import ta.http.route.Call;
import ta.http.route.Page;

/** The audit trail, and the verification of ledger, audit chain and archives. */
public final class AuditHandler {

    /** The response is bounded; with this many faults the first ones tell enough. */
    private static final int FAULTS_SHOWN = 100;

    public Page<AuditEvent> list(Call call, Transaction tx) {
        return page(call, tx, Optional.of(call.portfolio().id()));
    }

    public Page<AuditEvent> system(Call call, Transaction tx) {
        return page(call, tx, Optional.empty());
    }

    public Proof verify(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        List<ProofFault> faults = new ArrayList<>();
        AtomicLong found = new AtomicLong();
        long entries = VerifyLedger.within(
                tx,
                portfolio,
                difference -> add(
                        faults,
                        found,
                        "LEDGER_DIFFERS",
                        difference.listingId().map(id -> "listing " + id).orElse("cash") + ": the ledger sums to "
                                + difference.ledger() + ", the stored snapshot is " + difference.snapshot()));
        long events = VerifyAudit.within(
                tx,
                portfolio,
                fault -> add(faults, found, "AUDIT_BROKEN", "event " + fault.seq() + ": " + fault.what()));
        VerifyArchives.Counts archives =
                VerifyRecord.within(tx, portfolio, fault -> add(faults, found, fault.code(), fault.sentence()));
        return new Proof(
                found.get() == 0,
                entries,
                events,
                archives.files(),
                archives.snapshots(),
                archives.decisions(),
                archives.pruned(),
                found.get(),
                faults);
    }

    private static void add(List<ProofFault> faults, AtomicLong found, String code, String detail) {
        if (found.incrementAndGet() <= FAULTS_SHOWN) {
            faults.add(new ProofFault(code, detail));
        }
    }

    private static Page<AuditEvent> page(Call call, Transaction tx, Optional<UUID> portfolio) {
        int limit = call.limit();
        return Page.of(
                AuditTrail.of(tx, portfolio, call.cursor(Long.MAX_VALUE), limit + 1),
                limit,
                row -> String.valueOf(row.seq()),
                row -> new AuditEvent(row.seq(), row.at(), row.actor(), row.event(), row.hash(), row.prev()));
    }
}
