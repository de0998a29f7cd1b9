package ta.backoffice.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.JSONB;
import ta.database.Bounds;

/** The symbols of a listing, by the provider's name; the database keeps them as JSON. */
final class ProviderSymbols {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProviderSymbols() {}

    static Map<String, String> checked(Map<String, String> symbols) {
        symbols.forEach((provider, symbol) -> {
            Bounds.identifier("provider", provider);
            Bounds.label("symbol", symbol);
        });
        return Map.copyOf(symbols);
    }

    static JSONB write(Map<String, String> symbols) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(new TreeMap<>(symbols)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write provider symbols as JSON", e);
        }
    }

    static Map<String, String> read(JSONB symbols) {
        try {
            return JSON.readValue(symbols.data(), new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read provider symbols: " + symbols, e);
        }
    }
}
