package ta.runtime.keeping;

import java.util.Optional;
import ta.runtime.anchor.Anchors;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Environment;
import ta.database.Database;
import ta.database.Role;
import ta.backoffice.retention.RetentionTerms;

/**
 * What a worker is configured to keep, and for how long.
 *
 * @param backups none where no folder is named for them; anchors likewise
 */
public record Keeping(RetentionTerms terms, Optional<Backups> backups, Optional<Anchors> anchors) {

    /**
     * @param database that the worker works on
     * @throws Refusal when a variable makes no sense, or the role that sees all cannot sign in
     */
    public static Keeping configured(Environment environment, Database database) {
        Keeping keeping =
                new Keeping(terms(environment), Backups.configured(environment), Anchors.configured(environment));
        if ((keeping.backups.isPresent() || keeping.anchors.isPresent()) && !database.knows(Role.READONLY)) {
            throw Refusal.unusable(
                    "ERROR TA_DB_PASSWORD_READONLY is not set: backups and anchors are made as ta_readonly"
                            + "\nMaybe set it, or leave " + Backups.FOLDER + " and " + Anchors.FOLDER + " out here.");
        }
        return keeping;
    }

    /**
     * @throws Refusal when a variable makes no sense
     */
    public static RetentionTerms terms(Environment environment) {
        RetentionTerms otherwise = RetentionTerms.DEFAULT;
        return new RetentionTerms(
                environment.number("TA_RETENTION_RUNS_MONTHS", otherwise.runsMonths(), 1, 1200),
                environment.number("TA_RETENTION_NOTICES_DAYS", otherwise.noticesDays(), 7, 36_500),
                environment.number("TA_ADVICE_DAYS", otherwise.adviceDays(), 1, 3650));
    }
}
