package ta.backoffice.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Refuses a row that has more bytes or values than an export has: as a tree, it could fill the memory. */
final class LimitedParser extends JsonParserDelegate {

    /** The most characters of a text: as many as the database takes. */
    static final int TEXT_MAX = 20_000_000;

    private static final long BYTES_MAX = 24_000_000;
    private static final int VALUES_MAX = 600_000;

    private final LongSupplier bytesRead;
    private long begin;
    private int values;

    LimitedParser(JsonParser parser, LongSupplier bytesRead) {
        super(parser);
        this.bytesRead = bytesRead;
    }

    /** A new row begins. */
    void row() {
        begin = bytesRead.getAsLong();
        values = 0;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        values++;
        require(values <= VALUES_MAX, "it has more than " + VALUES_MAX + " values");
        require(bytesRead.getAsLong() - begin <= BYTES_MAX, "it has more than " + BYTES_MAX / 1_000_000 + " MB");
        return token;
    }

    private void require(boolean holds, String what) throws StreamConstraintsException {
        if (!holds) {
            throw new StreamConstraintsException(what, currentLocation());
        }
    }
}
