package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.POLICY_FILES;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.governance.Alerts;
import ta.backoffice.jooq.tables.records.PolicyFilesRecord;
import ta.backoffice.jooq.tables.records.StrategyVersionsRecord;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyError;
import ta.policy.manifesto.PlaceholderError;
import ta.rules.policy.Severity;

/**
 * Takes a policy file that somebody saved in a portfolio's folder. The file becomes a draft, and the next save updates
 * that draft as long as no user has changed it. A file with errors stays a draft, and an alert shows the errors; the
 * active version is not affected. A file that was edited from a version which is not the active one any more stays a
 * draft too, and a notice says what it would take back.
 */
public final class TakePolicyFile {

    /** Kind of the alert for a file that cannot be used; its subject is the file's name. */
    public static final String ALERT = "POLICY_FILE";

    private static final String REASON = "Saved in the policy file.";
    private static final int ERRORS_SHOWN = 10;
    private static final PolicyFile NOTHING = new PolicyFile(new byte[0], Optional.empty());

    /** Conflicts that occur when another process, or a user, changes the draft at the same moment. */
    private static final Set<String> OVERTAKEN = Set.of("VERSION_STATE", "DRAFT_CHANGED");

    /** What was done with the file. */
    public enum Taken {
        /** It was taken before, or it is the active version. */
        KNOWN,
        /** It is a draft without errors, which a user can approve. */
        DRAFTED,
        /** It is now the active version. */
        ACTIVATED,
        /** It cannot be used as it is; an alert says why. */
        REFUSED
    }

    /**
     * @param valid the policy, if it may become active
     * @param active the number of the active version, if there is one
     */
    private record Draft(Taken taken, int version, Optional<PolicyResult.Valid> valid, Optional<Integer> active) {

        private static Draft none(Taken taken) {
            return new Draft(taken, 0, Optional.empty(), Optional.empty());
        }
    }

    private final Database database;

    public TakePolicyFile(Database database) {
        this.database = database;
    }

    /**
     * @param actor in the context of the portfolio
     * @param approve whether a file without errors becomes the active version at once
     * @throws StorageException.NotFound when there is no such portfolio
     */
    public Taken take(Actor actor, UUID portfolioId, PolicyFile file, boolean approve) {
        // Two transactions: the draft must stay even when its activation is refused.
        Draft draft = database.transact(actor, tx -> draft(tx, portfolioId, file, approve));
        return draft.valid().isEmpty() || !approve
                ? draft.taken()
                : activate(actor, portfolioId, draft, draft.valid().get());
    }

    /**
     * Raises the alert for a file that could not be read or taken, so that there is no draft of it.
     *
     * @param actor in the context of the portfolio
     * @throws StorageException.NotFound when there is no such portfolio
     */
    public void refuse(Actor actor, UUID portfolioId, String why) {
        database.transact(actor, tx -> {
            tx.lockPortfolio(portfolioId);
            // Forgets the file that was taken before: when it is restored, it is taken again and settles the alert.
            remember(
                    tx,
                    portfolioId,
                    NOTHING,
                    Optional.empty(),
                    PolicyFileBase.of(tx, portfolioId, taken(tx, portfolioId)));
            refuse(tx, portfolioId, why);
            return portfolioId;
        });
    }

    private static Draft draft(Transaction tx, UUID portfolioId, PolicyFile file, boolean approve) {
        tx.lockPortfolio(portfolioId);
        Optional<PolicyFilesRecord> before = taken(tx, portfolioId);
        PolicyFileBase base = PolicyFileBase.of(tx, portfolioId, before);
        if (before.filter(row -> isSame(row, file)).isPresent()) {
            return knownDraft(tx, portfolioId, before.get(), file, base);
        }
        // A missing manifesto file removes the manifesto only if the file was there before. Otherwise the manifesto
        // was written elsewhere, and stays.
        boolean hadManifesto =
                before.filter(row -> row.getManifestoSha256() != null).isPresent();
        boolean removed = hadManifesto && file.manifesto().isEmpty();
        Optional<StrategyVersions.Texts> active = StrategyVersions.active(tx, portfolioId);
        if (active.filter(texts -> isActive(texts, file, removed)).isPresent()) {
            remember(tx, portfolioId, file, Optional.empty(), base.isActive());
            settle(tx, portfolioId);
            return Draft.none(Taken.KNOWN);
        }
        String policy;
        Optional<String> manifesto;
        try {
            policy = file.policyText();
            manifesto = removed ? Optional.of("") : file.manifestoText();
        } catch (StorageException.Invalid e) {
            remember(tx, portfolioId, file, Optional.empty(), base);
            refuse(tx, portfolioId, e.getMessage());
            return Draft.none(Taken.REFUSED);
        }
        int version = before.flatMap(row -> ownDraft(tx, portfolioId, row))
                .orElseGet(() -> CreateDraft.within(tx, portfolioId, policy, Optional.empty(), REASON));
        SaveDraft.within(tx, portfolioId, version, policy, manifesto);
        remember(tx, portfolioId, file, Optional.of(version), base);
        PolicyResult result = PolicyReader.read(PolicyFile.NAME, file.policy());
        Optional<String> words = StrategyVersions.one(tx, portfolioId, version).manifesto();
        List<PlaceholderError> ofManifesto = StrategyVersions.isActiveManifesto(tx, portfolioId, words)
                ? List.of()
                : ManifestoCheck.errors(words, result);
        if (result instanceof PolicyResult.Valid valid && ofManifesto.isEmpty()) {
            settle(tx, portfolioId);
            if (base.isOutdated()) {
                waits(tx, portfolioId, version, base.warning(tx, valid.document(), manifesto));
                return Draft.none(Taken.DRAFTED);
            }
            if (!approve) {
                inform(
                        tx,
                        portfolioId,
                        "Draft " + version + " is ready",
                        "You saved the policy file. It has no errors;"
                                + " look at what it would change, then approve it.");
            }
            return new Draft(Taken.DRAFTED, version, Optional.of(valid), base.active());
        }
        refuse(
                tx,
                portfolioId,
                result instanceof PolicyResult.Invalid invalid
                        ? errorText(version, "policy file", shown(invalid.errors()))
                        : errorText(version, "manifesto", shownPlaceholders(ofManifesto)));
        return Draft.none(Taken.REFUSED);
    }

    /** The file was taken before. If the process died before it activated the draft, that remains to be done. */
    private static Draft knownDraft(
            Transaction tx, UUID portfolioId, PolicyFilesRecord taken, PolicyFile file, PolicyFileBase base) {
        Optional<Integer> version = base.isOutdated() ? Optional.empty() : ownDraft(tx, portfolioId, taken);
        Optional<PolicyResult.Valid> valid = version.map(draft -> PolicyReader.read(PolicyFile.NAME, file.policy()))
                .filter(PolicyResult.Valid.class::isInstance)
                .map(PolicyResult.Valid.class::cast);
        return new Draft(Taken.KNOWN, version.orElse(0), valid, base.active());
    }

    private Taken activate(Actor actor, UUID portfolioId, Draft draft, PolicyResult.Valid valid) {
        int version = draft.version();
        try {
            return database.transact(actor, tx -> {
                tx.lockPortfolio(portfolioId);
                if (!StrategyVersions.one(tx, portfolioId, version).row().isDraft()) {
                    return Taken.KNOWN; // another process has activated it
                }
                PolicyFileBase base = PolicyFileBase.of(tx, portfolioId, taken(tx, portfolioId));
                if (!base.active().equals(draft.active())) {
                    // A user approved another version between the two transactions.
                    waits(tx, portfolioId, version, base.warning(tx, valid.document(), Optional.empty()));
                    return Taken.DRAFTED;
                }
                ApproveVersion.within(tx, portfolioId, version, valid, REASON);
                inform(
                        tx,
                        portfolioId,
                        "Version " + version + " is active",
                        "You saved the policy file, and it counts" + " from now on: "
                                + valid.policy().title() + ", " + valid.policy().version() + ".");
                return Taken.ACTIVATED;
            });
        } catch (StorageException.Conflict e) {
            if (OVERTAKEN.contains(e.code())) {
                return Taken.KNOWN;
            }
            return database.transact(actor, tx -> {
                refuse(tx, portfolioId, "Draft " + version + " cannot be activated: " + e.getMessage());
                return Taken.REFUSED;
            });
        }
    }

    private static boolean isSame(PolicyFilesRecord taken, PolicyFile file) {
        return Arrays.equals(taken.getFileSha256(), file.policySha256())
                && Arrays.equals(
                        taken.getManifestoSha256(), file.manifestoSha256().orElse(null));
    }

    private static boolean isActive(StrategyVersions.Texts active, PolicyFile file, boolean removed) {
        if (!Arrays.equals(active.file(), file.policy())) {
            return false;
        }
        return file.manifesto().isEmpty()
                ? !removed || active.manifesto().isEmpty()
                : Arrays.equals(
                        active.manifesto()
                                .map(text -> Sha256.of(text.getBytes(StandardCharsets.UTF_8)))
                                .orElse(null),
                        file.manifestoSha256().orElseThrow());
    }

    /** The draft of the file, unless a user has approved or changed it since. */
    private static Optional<Integer> ownDraft(Transaction tx, UUID portfolioId, PolicyFilesRecord taken) {
        return Optional.ofNullable(taken.getVersion())
                .flatMap(version -> tx.sql()
                        .fetchOptional(
                                STRATEGY_VERSIONS,
                                STRATEGY_VERSIONS
                                        .PORTFOLIO_ID
                                        .eq(portfolioId)
                                        .and(STRATEGY_VERSIONS.NUMBER.eq(version))))
                .filter(row -> row.getState().equals("DRAFT")
                        && Arrays.equals(Sha256.of(row.getDraft()), taken.getFileSha256()))
                .map(StrategyVersionsRecord::getNumber);
    }

    private static Optional<PolicyFilesRecord> taken(Transaction tx, UUID portfolioId) {
        return tx.sql().fetchOptional(POLICY_FILES, POLICY_FILES.PORTFOLIO_ID.eq(portfolioId));
    }

    private static void remember(
            Transaction tx, UUID portfolioId, PolicyFile file, Optional<Integer> version, PolicyFileBase base) {
        PolicyFilesRecord row = new PolicyFilesRecord(
                portfolioId,
                file.policySha256(),
                file.manifestoSha256().orElse(null),
                version.orElse(null),
                tx.at(),
                base.version().orElse(null));
        tx.sql()
                .insertInto(POLICY_FILES)
                .set(row)
                .onConflict(POLICY_FILES.PORTFOLIO_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static void refuse(Transaction tx, UUID portfolioId, String why) {
        String clipped = Bounds.clipped(why, 4000);
        boolean fresh = Alerts.raise(tx, portfolioId, ALERT, Severity.WARN, PolicyFile.NAME, clipped);
        if (fresh) {
            Notices.tell(tx, portfolioId, NoticeKind.POLICY_INVALID, "The policy file cannot be used", clipped);
        }
    }

    private static void settle(Transaction tx, UUID portfolioId) {
        Alerts.settleSubject(tx, portfolioId, ALERT, PolicyFile.NAME, "The file was saved without errors.");
    }

    private static void waits(Transaction tx, UUID portfolioId, int version, String warning) {
        inform(
                tx,
                portfolioId,
                "Draft " + version + " waits for your approval",
                warning + "\nLook at what draft " + version
                        + " would change, then approve it; or save the active policy in the file and edit that.");
    }

    private static void inform(Transaction tx, UUID portfolioId, String title, String body) {
        Notices.tell(tx, portfolioId, NoticeKind.POLICY_CHANGED, title, body);
    }

    private static List<String> shown(List<PolicyError> errors) {
        return errors.stream()
                .map(error -> "Line " + error.line() + ", column " + error.column() + ", " + error.code() + ": "
                        + error.message()
                        + error.maybe().map(maybe -> ". " + maybe).orElse(""))
                .toList();
    }

    private static List<String> shownPlaceholders(List<PlaceholderError> errors) {
        return errors.stream()
                .map(error -> "Line " + error.line() + ", column " + error.column() + ": " + error.message()
                        + error.maybe().map(maybe -> ". " + maybe).orElse(""))
                .toList();
    }

    private static String errorText(int version, String file, List<String> errors) {
        int more = errors.size() - ERRORS_SHOWN;
        return "The " + file + " has " + errors.size() + (errors.size() == 1 ? " error" : " errors")
                + "; the active policy stays as it is. Draft " + version + " shows them.\n"
                + errors.stream().limit(ERRORS_SHOWN).collect(Collectors.joining("\n"))
                + (more > 0 ? "\nand " + more + " more" : "");
    }
}
