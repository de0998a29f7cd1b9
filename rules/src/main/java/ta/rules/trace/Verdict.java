package ta.rules.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule found of one subject, whichever way it went; the trace calls its type {@code …Verdict}. */
public interface Verdict extends Fact {

    String subject();

    String verdict();

    /** The value that was judged: a figure, a code or a time; null where the verdict rests on no single value. */
    @Nullable
    Object actual();

    /** The limit it was judged by; null where there is none. */
    @Nullable
    Object threshold();

    /** How far the actual is from turning the verdict, never negative; null where there is no such distance. */
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
