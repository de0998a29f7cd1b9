package ta.runtime.csv;

/** A cell that is not valid for its column. */
public final class BadCellException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String maybe;

    /**
     * @param what the rest of a sentence that begins with the column's name, as "is not a date: 2026-02-30"
     */
    public BadCellException(String code, String what, String maybe) {
        super(what, null, false, false);
        this.code = code;
        this.maybe = maybe;
    }

    public String code() {
        return code;
    }

    public String maybe() {
        return maybe;
    }
}
