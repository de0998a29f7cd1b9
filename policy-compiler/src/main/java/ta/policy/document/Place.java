package ta.policy.document;

import java.util.List;
import java.util.Map;

/**
 * Where a value stands in the text, as offsets; {@code key} is -1 for what is no member of an object. The tree of places
 * has the shape of the JSON tree.
 */
record Place(int key, int value, Map<String, Place> members, List<Place> elements) {

    /**
     * A scalar is shown at its value. An object or array that has a key is shown at the key, where its name is, for it may
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
