package ta.backoffice.export;

import java.io.IOException;
import java.io.InputStream;

/** A file that can be read more than once: first to see that it is whole, then to import it. */
@FunctionalInterface
public interface ExportFile {

    /** A new stream from the beginning of the file; the caller closes it. */
    InputStream open() throws IOException;
}
