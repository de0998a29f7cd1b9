package ta.http.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ta.http.doc.Doc;

/** A page of a list, with the cursor of the next page. */
public record Page<T>(
        @Doc("the items, in the order of the list") List<T> items,

        @Doc(value = "the cursor of the next page; null on the last page", example = "41")
        Optional<String> next) {

    /**
     * @param found the rows of the page, plus one if there are more
     * @param cursor the cursor of a row; the next page begins after that row
     */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, String> cursor, Function<R, T> shape) {
        boolean more = found.size() > limit;
        List<R> shown = more ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream().map(shape).toList(),
                more ? Optional.of(cursor.apply(shown.get(limit - 1))) : Optional.empty());
    }
}
