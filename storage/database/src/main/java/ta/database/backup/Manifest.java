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
 * The table of contents of a dump.
 *
 * @param format version of the dump format; {@value #FORMAT}. In format 1 the versions of the schema were counted by
 *     earlier migrations.
 * @param product the program version that made the dump
 * @param schema the version of the last migration
 * @param madeAt the moment that the dump shows, by the database's clock; ISO 8601, UTC
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
     * A table. Its rows are in the entry {@code tables/<name>.copy}.
     *
     * @param sha256 of that entry, in lower-case hexadecimal
     */
    public record Table(String name, List<String> columns, long rows, String sha256) {

        /** Checks the names, because a restore puts them into SQL. */
        public Table {
            columns = List.copyOf(columns);
            if (!NAME.matcher(name).matches()
                    || columns.isEmpty()
                    || !columns.stream().allMatch(column -> NAME.matcher(column).matches())) {
                throw new IllegalArgumentException("not the names of a table and its columns: " + name + columns);
            }
        }

        String entry() {
            return "tables/" + name + ".copy";
        }

        /** Quoted and separated by commas, for SQL. */
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
     * @throws StorageException.Invalid if the manifest has another format, whose fields may differ
     */
    static Manifest parse(byte[] json) throws IOException {
        JsonNode manifest = JSON.readTree(json);
        int format = manifest.path("format").asInt(FORMAT);
        if (format != FORMAT) {
            throw new StorageException.Invalid(
                    "the backup has format " + format + ", and this program reads format " + FORMAT + " only",
                    "Maybe use the program version that made it: "
                            + manifest.path("product").asText("the backup does not name it"));
        }
        return JSON.readValue(json, Manifest.class);
    }
}
