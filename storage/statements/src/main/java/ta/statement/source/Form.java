package ta.statement.source;

/** The form of a file. */
public enum Form {
    CSV,
    /** The text of a PDF, or a text file. */
    TEXT,
    /** Ghostfolio's JSON. */
    GHOSTFOLIO,
    /** Interactive Brokers' Flex XML. */
    FLEX,
    /** Portfolio Performance's XML. */
    PORTFOLIO_PERFORMANCE,
    /** Open Financial Exchange, also as QFX. */
    OFX
}
