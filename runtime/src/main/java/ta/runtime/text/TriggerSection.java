package ta.runtime.text;

import java.util.List;
import ta.rules.explanation.Explanation;
import ta.runtime.settings.Visible;

/** The triggers of the run, and those that did not fire. Drifts are in the table of sleeves. */
final class TriggerSection {

    private TriggerSection() {}

    static String of(List<Explanation.TriggerReason> triggers) {
        AlignedRows table = new AlignedRows("lc");
        triggers.forEach(trigger -> table.row(
                Visible.text(trigger.because().sentence()),
                trigger.because().clause().orElse("")));
        return "Triggers\n" + table.text("  ");
    }
}
