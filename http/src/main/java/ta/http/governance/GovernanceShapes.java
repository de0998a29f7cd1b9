package ta.http.governance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;

/** What travels of alerts, freezes and the audit trail. */
public final class GovernanceShapes {

    private GovernanceShapes() {}

    public record Alert(
            @Doc("the alert's id") UUID id,
            @Doc("its portfolio") UUID portfolio,

            @Doc(value = "its kind", example = "PRICE_FINDING")
            String kind,

            @Doc(value = "info, warn or critical", example = "critical")
            String severity,

            @Doc(
                    value = "with the kind, what makes two of them the same matter; of a check, its name and the day",
                    example = "quote_scale 2026-02-27")
            String subject,

            @Doc(value = "for a person", example = "The close of SGLN on XLON is 5 sessions old; your limit is 3.")
            String message,

            @Doc("when it came up") Instant raisedAt,
            @Doc("how often it came up while it was open") int count,
            @Doc("when it last did") Instant lastRaisedAt,

            @Doc("the listings that it is about: of an open one those that still wait, of a closed one all")
            List<ListingId> listings,

            @Doc("when it was closed; null while it is open")
            Optional<Instant> resolvedAt,

            @Doc(value = "who closed it", example = "ann@example.org")
            Optional<String> resolvedBy,

            @Doc(value = "how", example = "looked at the fund's page")
            Optional<String> resolution) {}

    public record AlertResolution(
            @Doc(
                    value = "how it was settled; 1 to 4000 characters, kept for ever",
                    example = "looked at the fund's page")
            String resolution) {}

    public record Freeze(
            @Doc("whether advice and refreshes are stopped") boolean frozen,

            @Doc(value = "why it is, or why it is no longer; null when it never was", example = "the price of SGLN")
            Optional<String> reason,

            @Doc(value = "who said so", example = "ann@example.org")
            Optional<String> changedBy,

            @Doc("since when") Optional<Instant> changedAt) {}

    public record FreezeReason(
            @Doc(value = "why; 1 to 4000 characters, kept for ever", example = "the broker is down")
            String reason) {}

    public record Thaw(
            @Doc("the freeze now: what came in meanwhile may have brought it back")
            Freeze freeze,

            @Doc(
                    value = "what the gate found of the prices that came in meanwhile",
                    example = "The close of SGLN on XLON …")
            List<String> findings,

            @Doc("the refresh that was asked for; null when it is frozen again, or has no policy")
            Optional<UUID> run) {}

    public record AuditEvent(
            @Doc("its place in the chain, from 1, without gaps")
            long seq,

            @Doc("when it was written") Instant at,

            @Doc(value = "who did it", example = "ann@example.org")
            String actor,

            @Doc("what was done: action, actor, time, details")
            JsonNode event,

            @Doc("SHA-256 over the event, its place and the hash before it")
            String hash,

            @Doc("the hash of the event before it; zeros for the first")
            String prev) {}

    public record Proof(
            @Doc("whether everything is as its hashes and the ledger say")
            boolean inOrder,

            @Doc("ledger entries that were added up") long ledgerEntries,
            @Doc("audit events that were followed") long auditEvents,

            @Doc("archived policies and manifestos that were hashed")
            long files,

            @Doc("run snapshots that were hashed") long snapshots,
            @Doc("decisions that were hashed") long decisions,
            @Doc("snapshots that retention has taken away") long pruned,
            @Doc("how many faults were found") long faultsFound,
            @Doc("the first hundred of them") List<ProofFault> faults) {}

    public record ProofFault(
            @Doc(value = "the stable code, see \"What verify finds\" in docs/error-codes.md", example = "AUDIT_BROKEN")
            String code,

            @Doc(value = "what is wrong, and where", example = "event 12: its hash does not match: the event was changed")
            String detail) {}
}
