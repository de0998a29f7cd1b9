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
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyError;
import ta.rules.policy.Severity;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Bounds;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Alerts;
import ta.backoffice.jooq.tables.records.PolicyFilesRecord;
import ta.backoffice.jooq.tables.records.StrategyVersionsRecord;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;

/**
 * Takes in what somebody saved as a portfolio's policy file: a draft, which the next save changes as long as nobody else has. What has
 * errors stays a draft beside an alert that shows them; the active version is never touched by it.
 */
public final class TakePolicyFile {

    /** What the alert of a file that cannot be used calls its kind; its subject is the file's name. */
    public static final String ALERT = "POLICY_FILE";

    private static final String REASON = "Saved in the policy file.";
    private static final int ERRORS_SHOWN = 10;
    private static final PolicyFile NOTHING = new PolicyFile(new byte[0], Optional.empty());

    /** Another process, or a person, did something about the draft in this moment. */
    private static final Set<String> OVERTAKEN = Set.of("VERSION_STATE", "DRAFT_CHANGED");

    /** What became of it. */
    public enum Taken {
        /** It was taken before, or is the active version. */
        KNOWN,
        /** It is a draft without errors, for somebody to approve. */
        DRAFTED,
        /** It is the active version now. */
        ACTIVATED,
        /** It cannot be used as it is; an alert says why. */
        REFUSED
    }

    private record Draft(Taken taken, int version, Optional<PolicyResult.Valid> valid) {}

    private final Database database;

    public TakePolicyFile(Database database) {
        this.database = database;
    }

    /**
     * @param actor in the context of the portfolio
     * @param approve whether one without errors becomes the active version at once
     * @throws StorageException.NotFound when there is no such portfolio
     */
    public Taken take(Actor actor, UUID portfolioId, PolicyFile file, boolean approve) {
        // Two transactions, as what the activation refuses must leave the draft.
        Draft draft = database.transact(actor, tx -> draft(tx, portfolioId, file, approve));
        return draft.valid().isEmpty() || !approve
                ? draft.taken()
                : activate(actor, portfolioId, draft.version(), draft.valid().get());
    }

    /**
     * Raises the alert of a file that was not even read, or taken, so that there is no draft of it.
     *
     * @param actor in the context of the portfolio
     * @throws StorageException.NotFound when there is no such portfolio
     */
    public void refuse(Actor actor, UUID portfolioId, String why) {
        database.transact(actor, tx -> {
            tx.lockPortfolio(portfolioId);
            // What was taken before lies there no more: when it is back, that settles the alert as any other save does.
            remember(tx, portfolioId, NOTHING, Optional.empty());
            refuse(tx, portfolioId, why);
            return portfolioId;
        });
    }

    private static Draft draft(Transaction tx, UUID portfolioId, PolicyFile file, boolean approve) {
        tx.lockPortfolio(portfolioId);
        Optional<PolicyFilesRecord> before =
                tx.sql().fetchOptional(POLICY_FILES, POLICY_FILES.PORTFOLIO_ID.eq(portfolioId));
        if (before.filter(row -> isSame(row, file)).isPresent()) {
            return known(tx, portfolioId, before.get(), file);
        }
        // One that never lay there says nothing of a manifesto that was written elsewhere; one that is gone takes it
        // away.
        boolean taken = before.filter(row -> row.getManifestoSha256() != null).isPresent();
        boolean removed = taken && file.manifesto().isEmpty();
        Optional<StrategyVersions.Texts> active = StrategyVersions.active(tx, portfolioId);
        if (active.filter(texts -> isActive(texts, file, removed)).isPresent()) {
            remember(tx, portfolioId, file, Optional.empty());
            settle(tx, portfolioId);
            return new Draft(Taken.KNOWN, 0, Optional.empty());
        }
        String policy;
        Optional<String> manifesto;
        try {
            policy = file.policyText();
            manifesto = removed ? Optional.of("") : file.manifestoText();
        } catch (StorageException.Invalid e) {
            remember(tx, portfolioId, file, Optional.empty());
            refuse(tx, portfolioId, e.getMessage());
            return new Draft(Taken.REFUSED, 0, Optional.empty());
        }
        int version = before.flatMap(row -> own(tx, portfolioId, row))
                .orElseGet(() -> CreateDraft.within(tx, portfolioId, policy, REASON));
        SaveDraft.within(tx, portfolioId, version, policy, manifesto);
        remember(tx, portfolioId, file, Optional.of(version));
        PolicyResult result = PolicyReader.read(PolicyFile.NAME, file.policy());
        if (result instanceof PolicyResult.Valid valid) {
            settle(tx, portfolioId);
            if (!approve) {
                tell(
                        tx,
                        portfolioId,
                        "Draft " + version + " is ready",
                        "You saved the policy file. It has no errors;"
                                + " look at what it would change, then approve it.");
            }
            return new Draft(Taken.DRAFTED, version, Optional.of(valid));
        }
        refuse(tx, portfolioId, inWords(version, ((PolicyResult.Invalid) result).errors()));
        return new Draft(Taken.REFUSED, version, Optional.empty());
    }

    /** Taken before; where the process died before it was activated, that is still to be done. */
    private static Draft known(Transaction tx, UUID portfolioId, PolicyFilesRecord taken, PolicyFile file) {
        Optional<Integer> version = own(tx, portfolioId, taken);
        Optional<PolicyResult.Valid> valid = version.map(draft -> PolicyReader.read(PolicyFile.NAME, file.policy()))
                .filter(PolicyResult.Valid.class::isInstance)
                .map(PolicyResult.Valid.class::cast);
        return new Draft(Taken.KNOWN, version.orElse(0), valid);
    }

    private Taken activate(Actor actor, UUID portfolioId, int version, PolicyResult.Valid valid) {
        try {
            return database.transact(actor, tx -> {
                ApproveVersion.within(tx, portfolioId, version, valid, REASON);
                tell(
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

    /** The draft that the file was put into, unless somebody approved it or went on writing in it. */
    private static Optional<Integer> own(Transaction tx, UUID portfolioId, PolicyFilesRecord taken) {
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

    private static void remember(Transaction tx, UUID portfolioId, PolicyFile file, Optional<Integer> version) {
        PolicyFilesRecord row = new PolicyFilesRecord(
                portfolioId, file.policySha256(), file.manifestoSha256().orElse(null), version.orElse(null), tx.at());
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

    private static void tell(Transaction tx, UUID portfolioId, String title, String body) {
        Notices.tell(tx, portfolioId, NoticeKind.POLICY_CHANGED, title, body);
    }

    private static String inWords(int version, List<PolicyError> errors) {
        String shown = errors.stream()
                .limit(ERRORS_SHOWN)
                .map(error -> "Line " + error.line() + ", column " + error.column() + ", " + error.code() + ": "
                        + error.message()
                        + error.maybe().map(maybe -> ". " + maybe).orElse(""))
                .collect(Collectors.joining("\n"));
        int more = errors.size() - ERRORS_SHOWN;
        return "The policy file has " + errors.size() + (errors.size() == 1 ? " error" : " errors")
                + "; the active policy stays as it is. Draft " + version + " shows them.\n" + shown
                + (more > 0 ? "\nand " + more + " more" : "");
    }
}
