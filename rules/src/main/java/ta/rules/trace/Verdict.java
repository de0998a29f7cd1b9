package ta.rules.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule decided about one subject, whether passed or failed. Its type in a trace ends in {@code Verdict}. */
public interface Verdict extends Fact {

    String subject();

    String verdict();

    /** The value that was judged: a figure, a code or a time; null if the verdict does not depend on a single value. */
    @Nullable
    Object actual();

    /** The limit that the value was compared with; null if there is none. */
    @Nullable
    Object threshold();

    /**
     * By how much the value would have to change to change the verdict; never negative; null if that has no meaning.
     */
    @Nullable
    Figure margin();

    @Override
    default Map<String, Object> values() {
        return Values.of("subject", subject())
                .and("verdict", verdict())
                .and("actual", actual())
                .and("threshold", threshold())
                .and("margin", margin())
                .map();
    }
}
