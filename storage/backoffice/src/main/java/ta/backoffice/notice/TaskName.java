package ta.backoffice.notice;

import java.util.Locale;

/** The name of a task at the beginning of a title. */
public final class TaskName {

    private TaskName() {}

    /**
     * @param task for example {@code MONTHLY_ALLOCATION}
     * @return for example {@code Monthly allocation}
     */
    public static String of(String task) {
        return task.charAt(0) + task.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
