package ta.runtime.csv;

/** Parses the text of a cell. */
@FunctionalInterface
public interface CellReader<T> {

    T read(String text) throws BadCellException;
}
