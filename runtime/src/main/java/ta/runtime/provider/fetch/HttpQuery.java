package ta.runtime.provider.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address below a provider's base, of parts that may be anything: each is one part and nothing more. */
public final class HttpQuery {

    private final StringBuilder path = new StringBuilder();
    private boolean first = true;

    /**
     * @param path as it is written in an address, beginning with a slash
     */
    public HttpQuery(String path) {
        this.path.append(path);
    }

    /** One more step of the path. */
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

    private static String encoded(String text) {
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        // A step of dots alone would be one upwards.
        return form.matches("\\.+") ? form.replace(".", "%2E") : form;
    }
}
