package ta.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import ta.rules.json.Decimals;
import ta.rules.portfolio.ListingId;

/** Reads and writes the values that are strings in JSON. Each type has exactly one form. */
final class Texts extends SimpleModule {

    /** Without an exponent, so that a short text cannot mean a very long number. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");

    private static final Pattern UUIDS = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private interface Reading<T> {
        T read(String text);
    }

    Texts() {
        super("texts");
        add(
                BigDecimal.class,
                "a decimal in a string, such as \"12.50\", with at most 20 digits before and 18 after the point",
                Texts::decimal);
        add(UUID.class, "an id such as 01890a5d-ac96-774b-bcce-b302099a8057", Texts::uuid);
        add(Instant.class, "a time in UTC such as 2026-03-02T08:00:00Z", Instant::parse);
        add(LocalDate.class, "a date such as 2026-03-31", LocalDate::parse);
        add(ZoneId.class, "an IANA time zone such as Europe/London", Texts::zone);
        add(ListingId.class, "a listing such as XLON:VWRP", Texts::listing);
        addDeserializer(String.class, new Plain());
        addSerializer(BigDecimal.class, new DecimalWriter());
        addSerializer(ListingId.class, new ListingWriter());
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return new BigDecimal(text);
    }

    /** {@link UUID#fromString} alone would also accept shortened ids. */
    private static UUID uuid(String text) {
        if (!UUIDS.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }

    /** Accepts region names only: a fixed offset has no daylight saving time. */
    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException();
        }
        return ZoneId.of(text);
    }

    private static ListingId listing(String text) {
        if (!ListingId.isListingId(text)) {
            throw new IllegalArgumentException();
        }
        return new ListingId(text);
    }

    private <T> void add(Class<T> type, String form, Reading<T> reading) {
        addDeserializer(type, new StdScalarDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    try {
                        return reading.read(parser.getText());
                    } catch (IllegalArgumentException | DateTimeException e) {
                        throw wrong(parser, form);
                    }
                }
                throw wrong(parser, form);
            }
        });
    }

    private static JsonMappingException wrong(JsonParser parser, String form) {
        return JsonMappingException.from(parser, Json.OWN + "must be " + form);
    }

    /**
     * Strings without NUL, which PostgreSQL cannot store, and without unpaired surrogates, which UTF-8 cannot encode.
     */
    private static final class Plain extends StdDeserializer<String> {

        Plain() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw wrong(parser, "a string");
            }
            String text = parser.getText();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                    throw wrong(parser, "a text without NUL and without unpaired surrogates");
                }
                i += pair ? 1 : 0;
            }
            return text;
        }
    }

    private static final class DecimalWriter extends StdSerializer<BigDecimal> {

        DecimalWriter() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Decimals.text(value));
        }
    }

    private static final class ListingWriter extends StdSerializer<ListingId> {

        ListingWriter() {
            super(ListingId.class);
        }

        @Override
        public void serialize(ListingId value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.text());
        }
    }
}
