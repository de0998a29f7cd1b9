package ta.http.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;

/** What the routes of exports return. */
public final class ExportShapes {

    private ExportShapes() {}

    public record ContentShape(
            @Doc("SHA-256 over entries, policies, prices, rates and reviews; ids do not matter to it")
            String contentSha256,

            @Doc("the moment of this state; later prices and rates are not in it")
            Instant asOf,

            @Doc(value = "the number of ledger entries", example = "120")
            long entries,

            @Doc(value = "the number of versions of the policy", example = "3")
            long policies,

            @Doc(value = "the number of prices, observed and entered by hand", example = "5000")
            long prices,

            @Doc(value = "the number of exchange rates", example = "700")
            long rates,

            @Doc(value = "the number of reviews of prices and rates", example = "4")
            long reviews,

            @Doc("where it came from; null if it began here")
            Optional<ImportOrigin> imported) {}

    public record ImportOrigin(
            @Doc("when it was exported") Instant exportedAt,

            @Doc("the content hash that it had then, there and here")
            String contentSha256,

            @Doc(value = "the number of the last event of its audit chain there", example = "320")
            long auditSeq,

            @Doc("the hash of that event") String auditHash,

            @Doc(value = "who imported it", example = "ann@example.org")
            String importedBy,

            @Doc("when it was imported") Instant importedAt) {}

    public record ImportedShape(
            @Doc("the content hash, the same as that of the file")
            String contentSha256,

            @Doc("when the file was exported") Instant exportedAt,

            @Doc(value = "the number of ledger entries", example = "120")
            long entries,

            @Doc(value = "the number of versions of the policy", example = "3")
            long policies,

            @Doc(value = "the number of prices, observed and entered by hand", example = "5000")
            long prices,

            @Doc(value = "the number of runs", example = "250")
            long runs,

            @Doc(value = "the number of runs that were decided again, to the same hash", example = "200")
            long replayed,

            @Doc(
                    value = "the number of prices, rates and corporate actions that only this portfolio sees",
                    example = "12")
            long own,

            @Doc(
                    value = "the number of those known here that this portfolio does not see, as the file lacks them",
                    example = "0")
            long unseen,

            @Doc(
                    value = "days of venues that are otherwise here, and stay so",
                    example = "[\"XLON 2026-05-04 CLOSED\"]")
            List<String> days) {}
}
