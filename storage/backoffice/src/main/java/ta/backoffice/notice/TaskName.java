package ta.backoffice.notice;

import java.util.Locale;

/** What a task is called at the beginning of a title. */
public final class TaskName {

    private TaskName() {}

    /**
     * @param task as {@code MONTHLY_ALLOCATION}
     */
    public static String of(String task) {
        return task.charAt(0) + task.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
