package ta.backoffice.strategy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.backoffice.jooq.tables.records.PolicyFilesRecord;
import ta.database.Transaction;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.diff.ClauseChange;
import ta.policy.diff.PolicyDiff;
import ta.policy.document.PolicyDocument;

/**
 * The version that a policy file was edited from: the last one that was active while the file held what counts. A file
 * that was never taken before has the active version as its base, since whoever puts it there means it to count.
 *
 * @param version the number of that version; empty if there was no active version then
 * @param active the number of the active version; empty without one
 */
record PolicyFileBase(UUID portfolioId, Optional<Integer> version, Optional<Integer> active) {

    private static final int SHOWN = 10;
    private static final int VALUE_MAX = 60;

    /**
     * @param taken what was last taken from the file
     */
    static PolicyFileBase of(Transaction tx, UUID portfolioId, Optional<PolicyFilesRecord> taken) {
        Optional<StrategyVersions.Version> active =
                StrategyVersions.active(tx, portfolioId).map(StrategyVersions.Texts::row);
        Optional<Integer> number = active.map(StrategyVersions.Version::number);
        if (taken.isEmpty() || active.filter(row -> holds(row, taken.get())).isPresent()) {
            return new PolicyFileBase(portfolioId, number, number);
        }
        Optional<Integer> approved = Optional.ofNullable(taken.get().getVersion())
                .map(draft -> StrategyVersions.one(tx, portfolioId, draft).row())
                .filter(row -> !row.isDraft() && holds(row, taken.get()))
                .map(StrategyVersions.Version::number);
        return new PolicyFileBase(
                portfolioId, approved.or(() -> Optional.ofNullable(taken.get().getBaseVersion())), number);
    }

    /** Whether the version has the texts of the file. A file without a manifesto keeps that of the version. */
    private static boolean holds(StrategyVersions.Version row, PolicyFilesRecord taken) {
        return row.fileSha256().equals(HexFormat.of().formatHex(taken.getFileSha256()))
                && (taken.getManifestoSha256() == null
                        || row.manifestoSha256()
                                .equals(Optional.of(HexFormat.of().formatHex(taken.getManifestoSha256()))));
    }

    /** The base of a file that holds the active version. */
    PolicyFileBase isActive() {
        return new PolicyFileBase(portfolioId, active, active);
    }

    /** Whether another version became active since, so that the file would take back what that one changed. */
    boolean isOutdated() {
        return active.isPresent() && !active.equals(version);
    }

    /**
     * What the file would take back, in sentences.
     *
     * @param manifesto of the file; empty if it leaves the manifesto as it is
     */
    String warning(Transaction tx, PolicyDocument file, Optional<String> manifesto) {
        StrategyVersions.Texts now = StrategyVersions.one(tx, portfolioId, active.orElseThrow());
        Optional<StrategyVersions.Texts> then = version.map(number -> StrategyVersions.one(tx, portfolioId, number));
        List<String> back = Stream.concat(
                        clauses(file, now, then).stream().map(PolicyFileBase::words),
                        isManifestoTakenBack(now, then, manifesto) ? Stream.of("the manifesto") : Stream.empty())
                .toList();
        String shown = back.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        return "You saved the policy file. It was edited from "
                + then.map(texts -> "version " + texts.row().number()).orElse("an older version") + ", but version "
                + active.orElseThrow() + " is active now, so the file does not count at once.\n"
                + (back.isEmpty()
                        ? "It takes nothing back that version " + active.orElseThrow() + " changed."
                        : "It would take back:\n" + shown
                                + (back.size() > SHOWN ? "\nand " + (back.size() - SHOWN) + " more" : ""));
    }

    /** The changes of the active version that the file does not have. */
    private static List<ClauseChange> clauses(
            PolicyDocument file, StrategyVersions.Texts now, Optional<StrategyVersions.Texts> then) {
        Optional<PolicyDocument> active = document(now);
        if (active.isEmpty()) {
            return List.of();
        }
        List<ClauseChange> changes = PolicyDiff.between(active.get(), file);
        return then.flatMap(PolicyFileBase::document)
                .map(base -> PolicyDiff.between(base, active.get()))
                .map(since -> changes.stream()
                        .filter(change -> since.stream()
                                .anyMatch(other -> isWithin(change.clause(), other.clause())
                                        || isWithin(other.clause(), change.clause())))
                        .toList())
                .orElse(changes);
    }

    private static boolean isWithin(String clause, String other) {
        return clause.equals(other) || clause.startsWith(other + "/");
    }

    private static Optional<PolicyDocument> document(StrategyVersions.Texts texts) {
        PolicyResult result = PolicyReader.read(PolicyFile.NAME, texts.file());
        return result instanceof PolicyResult.Valid valid
                ? Optional.of(valid.document())
                : ((PolicyResult.Invalid) result).document();
    }

    private static boolean isManifestoTakenBack(
            StrategyVersions.Texts now, Optional<StrategyVersions.Texts> then, Optional<String> manifesto) {
        String active = now.manifesto().orElse("");
        return manifesto.filter(text -> !text.equals(active)).isPresent()
                && then.filter(texts -> texts.manifesto().orElse("").equals(active))
                        .isEmpty();
    }

    private static String words(ClauseChange change) {
        String clause = change.clause();
        return switch (change.kind()) {
            case ADDED -> clause + " comes back: " + value(change.after());
            case REMOVED -> clause + " goes: " + value(change.before());
            case CHANGED -> clause + " from " + value(change.before()) + " to " + value(change.after());
            case MOVED -> clause + " from place " + value(change.before()) + " to " + value(change.after());
        };
    }

    private static String value(Optional<ClauseChange.Side> side) {
        String value = side.orElseThrow().value();
        return value.length() <= VALUE_MAX ? value : value.substring(0, VALUE_MAX) + "…";
    }
}
