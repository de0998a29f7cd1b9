package ta.database.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import ta.database.StorageException;

/**
 * What a dump holds.
 *
 * @param format of the dump itself; {@value #FORMAT}. Format 1 counted the schema's versions by earlier migrations.
 * @param product the version of the program that made it
 * @param schema the version of the last migration
 * @param madeAt by the database's clock
 * @param headsRoot the Merkle root over the heads of all hash chains, see {@link ta.database.chain.ChainHead#root}
 */
public record Manifest(
        int format, String product, String schema, String madeAt, List<Table> tables, int chains, String headsRoot) {

    static final int FORMAT = 2;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * A table, whose rows are in {@code tables/<name>.copy}.
     *
     * @param sha256 of those bytes, as lower-case hexadecimal
     */
    public record Table(String name, List<String> columns, long rows, String sha256) {

        /** Names become a part of SQL, so they are names and nothing else. */
        public Table {
            columns = List.copyOf(columns);
            if (!NAME.matcher(name).matches()
                    || columns.isEmpty()
                    || !columns.stream().allMatch(column -> NAME.matcher(column).matches())) {
                throw new IllegalArgumentException("no name of a table or column: " + name + columns);
            }
        }

        String entry() {
            return "tables/" + name + ".copy";
        }

        /** As SQL has it. */
        String columnList() {
            return String.join(
                    ", ", columns.stream().map(column -> '"' + column + '"').toList());
        }
    }

    public Manifest {
        tables = List.copyOf(tables);
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is always JSON", e);
        }
    }

    /**
     * @throws StorageException.Invalid when it is of another form, whose fields may be others too
     */
    static Manifest parse(byte[] json) throws IOException {
        JsonNode manifest = JSON.readTree(json);
        int format = manifest.path("format").asInt(FORMAT);
        if (format != FORMAT) {
            throw new StorageException.Invalid(
                    "the backup has format " + format + ", and this program reads format " + FORMAT + " only",
                    "Maybe use the version of the program that made it: "
                            + manifest.path("product").asText("the backup does not name it"));
        }
        return JSON.readValue(json, Manifest.class);
    }
}
