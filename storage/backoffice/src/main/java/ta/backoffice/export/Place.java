package ta.backoffice.export;

import ta.database.StorageException;

/**
 * Where a row stands in the file.
 *
 * @param line from 1
 * @param table the name of the list
 * @param index of the row in it, from 0
 */
record Place(long line, String table, long index) {

    static final String MAYBE = "Maybe the file was cut or changed. Export it again, and import it unchanged.";

    /** The row cannot be imported because of one of its fields. */
    StorageException.Invalid refused(String field, String what) {
        return new StorageException.Invalid(this + "." + field + ": " + what, MAYBE);
    }

    /** The row cannot be imported. */
    StorageException.Invalid refused(String what) {
        return new StorageException.Invalid(this + ": " + what, MAYBE);
    }

    @Override
    public String toString() {
        return "line " + line + ", " + table + "[" + index + "]";
    }
}
