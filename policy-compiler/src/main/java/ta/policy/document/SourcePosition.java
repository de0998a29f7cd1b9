package ta.policy.document;

/** A place in a file: both count from 1, {@code column} in characters (code points) of the line. */
public record SourcePosition(int line, int column) {}
