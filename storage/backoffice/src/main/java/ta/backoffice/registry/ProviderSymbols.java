package ta.backoffice.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.JSONB;
import ta.database.Bounds;

/** How providers call a listing: provider's name to the provider's symbol, as the database keeps it. */
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
            throw new IllegalStateException("a map of strings that is no JSON", e);
        }
    }

    static Map<String, String> read(JSONB symbols) {
        try {
            return JSON.readValue(symbols.data(), new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("provider symbols that are none: " + symbols, e);
        }
    }
}
