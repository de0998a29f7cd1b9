package ta.backoffice.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import ta.database.StorageException;

/**
 * Reads an export from its beginning to its end, row by row. What comes next must be what is asked for: a file with its
 * parts in another order is none. A file may be compressed with gzip.
 */
final class ExportReader implements AutoCloseable {

    /** The most bytes of a file after decompression. */
    static final long BYTES_MAX = 2L << 30;

    private static final int PARTS_MAX = 100;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String MAYBE = "Maybe choose the file that \"Everything out\" or ta portfolio export wrote.";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(LimitedParser.TEXT_MAX)
                    .maxNumberLength(60)
                    .maxNameLength(400)
                    .build())
            .build();

    private final LimitedParser parser;
    private final FileSum sum = new FileSum();

    /** What is being read, for a refusal. */
    private String part = "head";

    ExportReader(InputStream in) {
        try {
            Bounded bounded = new Bounded(decompressed(in));
            this.parser = new LimitedParser(FACTORY.createParser(bounded), () -> BYTES_MAX - bounded.left);
            parser.setCodec(RowJson.JSON);
            require(parser.nextToken() == JsonToken.START_OBJECT, "the file is not an export of a portfolio");
        } catch (IOException e) {
            throw unreadable(e, part);
        }
    }

    /** Reads a whole file, and requires that it was not changed since it was written. */
    static void requireWhole(InputStream in) {
        try (ExportReader reader = new ExportReader(in)) {
            reader.sum();
        }
    }

    private void sum() {
        try {
            for (int parts = 1; parser.nextToken() == JsonToken.FIELD_NAME; parts++) {
                require(parts <= PARTS_MAX, "there is more in the file than an export has");
                String name = parser.currentName();
                part = name;
                parser.row();
                if (name.equals(ExportPortfolio.SHA256)) {
                    String expected = sum.hex();
                    parser.nextToken();
                    requireUnchanged(RowJson.JSON.<JsonNode>readTree(parser), expected);
                    return;
                }
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    for (long index = 0; next(name, index) != JsonToken.END_ARRAY; index++) {
                        sum.add(name, RowJson.JSON.readTree(parser));
                    }
                } else {
                    sum.add(name, RowJson.JSON.readTree(parser));
                }
            }
            require(false, ExportPortfolio.SHA256 + " is missing");
        } catch (IOException e) {
            throw unreadable(e, part);
        }
    }

    /** The first token of the next row, or the end of its list. */
    private JsonToken next(String name, long index) throws IOException {
        part = name + "[" + index + "]";
        parser.row();
        return parser.nextToken();
    }

    private void requireUnchanged(JsonNode given, String expected) {
        require(
                given.asText().equals(expected),
                "the file was changed or damaged: its rows have another hash than it says");
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean gzip = magic.length == 2 && (((magic[0] & 0xff) << 8) | (magic[1] & 0xff)) == GZIP_MAGIC;
        return gzip ? new GZIPInputStream(start, 1 << 16) : start;
    }

    /** The value that comes next, which has this name. */
    JsonNode value(String name) {
        try {
            name(name);
            parser.nextToken();
            JsonNode value = RowJson.JSON.readTree(parser);
            sum.add(name, value);
            return value;
        } catch (IOException e) {
            throw unreadable(e, part);
        }
    }

    /** Reads the list of rows that comes next, which has this name. */
    void rows(String name, BiConsumer<ObjectNode, Place> each) {
        try {
            name(name);
            require(parser.nextToken() == JsonToken.START_ARRAY, name + " must be a list");
            for (long index = 0; next(name, index) != JsonToken.END_ARRAY; index++) {
                require(parser.currentToken() == JsonToken.START_OBJECT, name + "[" + index + "] must be an object");
                Place place = new Place(parser.currentTokenLocation().getLineNr(), name, index);
                ObjectNode row = RowJson.JSON.readTree(parser);
                sum.add(name, row);
                each.accept(row, place);
            }
        } catch (IOException e) {
            throw unreadable(e, part);
        }
    }

    /** Requires that the document and the file end here, and that nothing in it was changed. */
    void end() {
        String expected = sum.hex();
        requireUnchanged(value(ExportPortfolio.SHA256), expected);
        try {
            require(parser.nextToken() == JsonToken.END_OBJECT, "there is more in the file than an export has");
            require(parser.nextToken() == null, "the file goes on after its end");
        } catch (IOException e) {
            throw unreadable(e, part);
        }
    }

    private void name(String name) throws IOException {
        part = name;
        parser.row();
        parser.nextToken();
        require(
                parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals(name),
                name + " is missing here");
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new StorageException.Invalid(
                    "line " + parser.currentTokenLocation().getLineNr() + ": " + what, MAYBE);
        }
    }

    /**
     * @param part what was being read
     */
    private static StorageException.Invalid unreadable(IOException e, String part) {
        if (e instanceof JsonProcessingException json) {
            int line = json.getLocation() == null ? 1 : json.getLocation().getLineNr();
            if (e instanceof StreamConstraintsException) {
                return new StorageException.Invalid(
                        "line " + line + ", " + part + " is too large: " + json.getOriginalMessage(),
                        "Maybe the file was made by another program. Export the portfolio again, and import it.");
            }
            return new StorageException.Invalid(
                    "line " + line + " is not JSON: " + json.getOriginalMessage(), line == 1 ? MAYBE : Place.MAYBE);
        }
        return new StorageException.Invalid("the file cannot be read: " + e.getMessage(), MAYBE);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(e, part);
        }
    }

    /** A small file may be decompressed to a large one. */
    private static final class Bounded extends FilterInputStream {

        private long left = BYTES_MAX;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            take(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int some = super.read(bytes, from, most);
            take(Math.max(some, 0));
            return some;
        }

        private void take(int some) throws IOException {
            left -= some;
            if (left < 0) {
                throw new IOException("it has more than " + (BYTES_MAX >> 20) + " MiB");
            }
        }
    }
}
