package ta.http.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ta.http.doc.Doc;

/** A part of a list, and where the next one begins. */
public record Page<T>(
        @Doc("the items, in the order of the list") List<T> items,

        @Doc(value = "what to ask for next as cursor; null at the end", example = "41")
        Optional<String> next) {

    /**
     * @param found one item more than was asked for, when there are more
     * @param cursor of an item: the next part begins after it
     */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, String> cursor, Function<R, T> shape) {
        boolean more = found.size() > limit;
        List<R> shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(shape).toList(),
                more ? Optional.of(cursor.apply(shown.get(limit - 1))) : Optional.empty());
    }
}
