package ta.runtime.provider.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path and query below a provider's base URL. Each part is encoded, so that it stays one part. */
public final class HttpQuery {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final StringBuilder path = new StringBuilder();
    private boolean first = true;

    /**
     * @param path already encoded, beginning with a slash
     */
    public HttpQuery(String path) {
        this.path.append(path);
    }

    /**
     * A path with a query, in which placeholders such as <code>{symbol}</code> are filled.
     *
     * @param template already encoded but for the placeholders, beginning with a slash
     * @param values the value of each placeholder, by its name
     */
    public static HttpQuery filled(String template, UnaryOperator<String> values) {
        return new HttpQuery(PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(encoded(values.apply(found.group(1))))));
    }

    /** Appends a segment to the path. */
    public HttpQuery step(String text) {
        path.append('/').append(encoded(text));
        return this;
    }

    public HttpQuery with(String name, String value) {
        path.append(first ? '?' : '&').append(name).append('=').append(encoded(value));
        first = false;
        return this;
    }

    URI at(URI base) {
        return URI.create(base.toString() + path);
    }

    static String encoded(String text) {
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        // A segment of dots alone would lead to a parent folder.
        return form.matches("\\.+") ? form.replace(".", "%2E") : form;
    }
}
