package ta.runtime.provider.custom;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.backoffice.market.Provider;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.QuoteTerms;
import ta.runtime.provider.custom.ProviderSpec.Fields;
import ta.runtime.provider.custom.ProviderSpec.Format;
import ta.runtime.provider.custom.ProviderSpec.Limits;
import ta.runtime.provider.fetch.FetchSettings;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** Reads the description of a provider, or says everything that is wrong with it. */
final class ProviderFile {

    private static final Set<String> KEYS = Set.of(
            "url",
            "format",
            "rows",
            "price",
            "date",
            "date_format",
            "url_date_format",
            "currency",
            "currency_field",
            "unit",
            "unit_field",
            "symbol_field",
            "headers",
            "per_minute",
            "seconds",
            "kilobytes");

    private static final List<String> PLACEHOLDERS = List.of("symbol", "isin", "ticker", "from", "to", "key");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "accept-encoding");
    private static final String KEY = "{key}";
    private static final int PER_MINUTE = 30;
    private static final int SECONDS_MAX = 60;

    private final Provider provider;
    private final FileKeys keys;
    private final Environment environment;

    private ProviderFile(Provider provider, FileKeys keys, Environment environment) {
        this.provider = provider;
        this.keys = keys;
        this.environment = environment;
    }

    /** The variable with the secret of a provider. */
    static String secretOf(String name) {
        return "TA_PROVIDER_%s_KEY".formatted(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * @param file its name, for messages
     * @throws Refusal with all errors
     */
    static ProviderSpec read(String name, String file, byte[] bytes, Environment environment) {
        FileKeys keys = FileKeys.of(file, bytes, KEYS);
        ProviderSpec spec = new ProviderFile(Provider.of(name), keys, environment).spec();
        keys.refuse();
        return spec;
    }

    private ProviderSpec spec() {
        Format format = keys.text("format", Optional.of("json"))
                .filter(text -> keys.require(
                        "format", List.of("json", "csv").contains(text), "is " + text, "Maybe use json or csv."))
                .map(text -> text.equals("csv") ? Format.CSV : Format.JSON)
                .orElse(Format.JSON);
        String url = keys.text("url", Optional.empty()).orElse("https://missing");
        Map<String, String> headers = headers();
        Optional<String> secret = secret(url, headers);
        Map<String, String> filled = new HashMap<>(headers);
        filled.replaceAll((header, value) -> value.replace(KEY, secret.orElse("")));
        URI base = base(url);
        return new ProviderSpec(
                provider,
                base,
                url.substring(Math.min(url.length(), base.toString().length())),
                format,
                pointer("rows", format, Optional.of("")).orElse(""),
                new Fields(
                        pointer("price", format, Optional.empty()).orElse(""),
                        pointer("date", format, Optional.empty()).orElse(""),
                        either("currency", format),
                        either("unit", format),
                        optionalPointer("symbol_field", format)),
                dates("date_format"),
                dates("url_date_format"),
                terms("currency"),
                terms("unit"),
                secret,
                new Limits(
                        keys.number("per_minute", PER_MINUTE, 6000),
                        Duration.ofSeconds(
                                keys.number("seconds", (int) FetchSettings.PATIENCE.toSeconds(), SECONDS_MAX)),
                        keys.number("kilobytes", FetchSettings.BYTES_MAX >> 10, FetchSettings.BYTES_MAX >> 10) << 10),
                filled);
    }

    /** The scheme and the host, which have no placeholder. What follows them is checked as well. */
    private URI base(String url) {
        int path = url.indexOf('/', Math.min(url.length(), "https://".length()));
        String base = path < 0 ? url : url.substring(0, path);
        Matcher found = PLACEHOLDER.matcher(url);
        while (found.find()) {
            keys.require(
                    "url",
                    PLACEHOLDERS.contains(found.group(1)),
                    "has the unknown placeholder " + found.group(),
                    "Maybe use one of {" + String.join("}, {", PLACEHOLDERS) + "}.");
        }
        try {
            URI whole = new URI(PLACEHOLDER.matcher(url).replaceAll("x"));
            URI host = new URI(base);
            boolean good = "https".equals(host.getScheme())
                    && host.getHost() != null
                    && host.getUserInfo() == null
                    && path > 0
                    && whole.getFragment() == null;
            if (good) {
                return host;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        keys.require(
                "url",
                false,
                "is not a valid address",
                "Maybe write it as https://prices.example.org/{symbol}; it must be https, the host cannot have a"
                        + " placeholder, and other special characters are percent-encoded.");
        return URI.create("https://missing");
    }

    private Map<String, String> headers() {
        Map<String, String> headers = keys.texts("headers");
        headers.forEach((name, value) -> {
            keys.require(
                    "headers/" + name,
                    HEADER.matcher(name).matches() && !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)),
                    "cannot be set",
                    "Maybe leave it out: the connection has it already, or it is not the name of a header.");
            keys.require(
                    "headers/" + name,
                    value.chars().allMatch(one -> one >= ' ' && one < 127),
                    "has a character that a header cannot have",
                    "Maybe use letters, digits and punctuation of ASCII only.");
        });
        return headers;
    }

    private Optional<String> secret(String url, Map<String, String> headers) {
        boolean used = url.contains(KEY) || headers.values().stream().anyMatch(value -> value.contains(KEY));
        String variable = secretOf(provider.text());
        Optional<String> secret = used ? environment.secret(variable) : Optional.empty();
        keys.require(
                url.contains(KEY) ? "url" : "headers",
                !used || secret.isPresent(),
                "has {key}, but " + variable + " is not set",
                "Maybe set " + variable + ", or " + variable + "_FILE, where the worker runs.");
        return secret;
    }

    private DateForm dates(String key) {
        String pattern = keys.text(key, Optional.of("yyyy-MM-dd")).orElse("yyyy-MM-dd");
        try {
            return new DateForm(pattern);
        } catch (IllegalArgumentException e) {
            keys.require(
                    key,
                    false,
                    "is not a form of a date: " + pattern,
                    "Maybe use yyyy-MM-dd, dd/MM/yyyy, unix or unix_ms.");
            return DateForm.ISO;
        }
    }

    /** The field of a value that is not fixed. */
    private Optional<String> either(String key, Format format) {
        Optional<String> field = optionalPointer(key + "_field", format);
        keys.require(
                key + "_field",
                field.isEmpty() || !keys.has(key),
                "stands beside " + key,
                "Maybe keep one of them: the value itself, or the field that has it.");
        return field;
    }

    private Optional<String> terms(String key) {
        Optional<String> code = keys.has(key) ? keys.text(key, Optional.empty()) : Optional.empty();
        code.ifPresent(text -> {
            try {
                Objects.requireNonNull(QuoteTerms.of(text));
            } catch (ProviderException e) {
                keys.require(key, false, "is no currency: " + text, "Maybe use GBP, or GBX for pence.");
            }
        });
        return code;
    }

    private Optional<String> optionalPointer(String key, Format format) {
        return keys.has(key) ? pointer(key, format, Optional.empty()) : Optional.empty();
    }

    /** Of JSON, a pointer (RFC 6901); of CSV, the name of a column. */
    private Optional<String> pointer(String key, Format format, Optional<String> otherwise) {
        return keys.text(key, otherwise)
                .filter(text -> keys.require(
                        key,
                        format == Format.CSV || text.isEmpty() || text.startsWith("/"),
                        "is not a JSON pointer: " + text,
                        "Maybe write it with a slash before each name, such as /data/price."));
    }
}
