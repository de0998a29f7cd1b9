package ta.policy.document;

/** JSON pointers (RFC 6901) as text. */
public final class Pointers {

    private Pointers() {}

    /** {@code pointer} with a key appended. */
    public static String append(String pointer, String key) {
        return pointer + '/' + key.replace("~", "~0").replace("/", "~1");
    }

    /** {@code pointer} with an index appended. */
    public static String append(String pointer, int index) {
        return pointer + '/' + index;
    }

    static String unescape(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
