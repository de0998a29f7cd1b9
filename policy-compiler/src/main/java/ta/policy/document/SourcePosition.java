package ta.policy.document;

/** A place in a file: line and column, both from 1; a column counts characters (code points). */
public record SourcePosition(int line, int column) {}
