package ta.http.governance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;

/** Requests and responses about alerts, freezes and the audit trail. */
public final class GovernanceShapes {

    private GovernanceShapes() {}

    public record Alert(
            @Doc("the alert's id") UUID id,
            @Doc("the portfolio's id") UUID portfolio,

            @Doc(value = "the kind of alert", example = "PRICE_FINDING")
            String kind,

            @Doc(value = "info, warn or critical", example = "critical")
            String severity,

            @Doc(
                    value = "identifies the alert together with the kind; for a check: its name and the day",
                    example = "quote_scale 2026-02-27")
            String subject,

            @Doc(
                    value = "the alert as a sentence",
                    example = "The close of SGLN on XLON is 5 sessions old; your limit is 3.")
            String message,

            @Doc("when it was first raised") Instant raisedAt,
            @Doc("number of times it was raised while open") int count,
            @Doc("when it was last raised") Instant lastRaisedAt,

            @Doc("the listings concerned; for an open alert those still unresolved, for a resolved one all")
            List<ListingId> listings,

            @Doc("when it was resolved; null while open") Optional<Instant> resolvedAt,

            @Doc(value = "who resolved it", example = "ann@example.org")
            Optional<String> resolvedBy,

            @Doc(value = "how it was resolved", example = "looked at the fund's page")
            Optional<String> resolution) {}

    public record AlertResolution(
            @Doc(
                    value = "how it was resolved, 1 to 4000 characters; kept permanently",
                    example = "looked at the fund's page")
            String resolution) {}

    public record Freeze(
            @Doc("whether runs and refreshes are stopped") boolean frozen,

            @Doc(
                    value = "the reason for the freeze or for lifting it; null if never frozen",
                    example = "the price of SGLN")
            Optional<String> reason,

            @Doc(value = "who changed it last", example = "ann@example.org")
            Optional<String> changedBy,

            @Doc("when it changed last") Optional<Instant> changedAt) {}

    public record FreezeReason(
            @Doc(value = "the reason, 1 to 4000 characters; kept permanently", example = "the broker is down")
            String reason) {}

    public record Thaw(
            @Doc("the freeze now; prices that arrived meanwhile may have frozen the portfolio again")
            Freeze freeze,

            @Doc(
                    value = "findings about the prices that arrived meanwhile, as sentences",
                    example = "The close of SGLN on XLON …")
            List<String> findings,

            @Doc("the id of the queued refresh; null if frozen again, or without a policy")
            Optional<UUID> run) {}

    public record AuditEvent(
            @Doc("the event's number in the chain, from 1, without gaps")
            long seq,

            @Doc("when the event was written") Instant at,

            @Doc(value = "who did it", example = "ann@example.org")
            String actor,

            @Doc("the event: action, actor, time, details") JsonNode event,

            @Doc("SHA-256 over the event, its number and the previous hash")
            String hash,

            @Doc("the previous event's hash; zeros for the first event")
            String prev) {}

    public record Proof(
            @Doc("whether no fault was found") boolean inOrder,

            @Doc("number of ledger entries summed") long ledgerEntries,
            @Doc("number of audit events checked") long auditEvents,

            @Doc("number of archived policies and manifestos checked")
            long files,

            @Doc("number of run snapshots checked") long snapshots,
            @Doc("number of decisions checked") long decisions,

            @Doc("number of snapshots that retention has pruned")
            long pruned,

            @Doc("number of faults found") long faultsFound,
            @Doc("the first 100 faults") List<ProofFault> faults) {}

    public record ProofFault(
            @Doc(value = "the stable code, see \"What verify finds\" in docs/error-codes.md", example = "AUDIT_BROKEN")
            String code,

            @Doc(
                    value = "what is wrong, and where",
                    example = "event 12: its hash does not match: the event was changed")
            String detail) {}
}
