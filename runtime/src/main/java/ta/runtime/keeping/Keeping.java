package ta.runtime.keeping;

import java.util.Optional;
import ta.backoffice.retention.RetentionTerms;
import ta.database.Database;
import ta.database.Role;
import ta.runtime.anchor.Anchors;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/**
 * What a worker keeps: how long data is retained, and the folders of backups and anchors.
 *
 * @param backups empty if no folder is configured
 * @param anchors empty if no folder is configured
 */
public record Keeping(RetentionTerms terms, Optional<Backups> backups, Optional<Anchors> anchors) {

    /**
     * @param database the worker's database
     * @throws Refusal if a variable is invalid, or backups or anchors are configured without the password of
     *     ta_readonly
     */
    public static Keeping configured(Environment environment, Database database) {
        Keeping keeping =
                new Keeping(terms(environment), Backups.configured(environment), Anchors.configured(environment));
        if ((keeping.backups.isPresent() || keeping.anchors.isPresent()) && !database.knows(Role.READONLY)) {
            throw Refusal.unusable(
                    "ERROR TA_DB_PASSWORD_READONLY is not set: backups and anchors are made as ta_readonly"
                            + "\nMaybe set it, or unset " + Backups.FOLDER + " and " + Anchors.FOLDER + ".");
        }
        return keeping;
    }

    /**
     * @throws Refusal if a variable is invalid
     */
    public static RetentionTerms terms(Environment environment) {
        RetentionTerms otherwise = RetentionTerms.DEFAULT;
        return new RetentionTerms(
                environment.number("TA_RETENTION_RUNS_MONTHS", otherwise.runsMonths(), 1, 1200),
                environment.number("TA_RETENTION_NOTICES_DAYS", otherwise.noticesDays(), 7, 36_500),
                environment.number("TA_ADVICE_DAYS", otherwise.adviceDays(), 1, 3650));
    }
}
