package ta.runtime.csv;

/** Makes a value of a cell's text. */
@FunctionalInterface
public interface CellReader<T> {

    T read(String text) throws BadCellException;
}
