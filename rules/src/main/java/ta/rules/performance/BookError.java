package ta.rules.performance;

/** Why a book has no performance. */
public enum BookError {
    /** At some moment more units leave than are held. */
    OVERSOLD,
    /** The book does not have the form of the specification. */
    INVALID
}
