package ta.policy.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is in the text, as offsets. The tree of places has the shape of the JSON tree.
 *
 * @param key -1 for a value that is not a member of an object
 * @param members null unless the value is an object
 * @param elements null unless the value is a list
 */
record Place(
        int key,
        int value,
        @Nullable Map<String, Place> members,
        @Nullable List<Place> elements) {

    /**
     * The place of the value in errors: its own; for an object or list with a key, that of the key, since the value may
     * fill the rest of the file.
     */
    int shown() {
        boolean container = members != null || elements != null;
        return container && key >= 0 ? key : value;
    }

    int shownKey() {
        return key >= 0 ? key : value;
    }
}
