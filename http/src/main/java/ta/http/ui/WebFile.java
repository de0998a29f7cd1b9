package ta.http.ui;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the web UI. The build compresses it with Brotli; for clients that accept only gzip, each request compresses
 * it.
 */
final class WebFile {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final String type;
    private final byte[] plain;
    private final Optional<byte[]> brotli;

    private WebFile(String type, byte[] plain, Optional<byte[]> brotli) {
        this.type = type;
        this.plain = plain;
        this.brotli = brotli;
    }

    /**
     * @param brotli the content as the build compressed it, if it did
     */
    static WebFile of(String path, byte[] content, Optional<byte[]> brotli) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return new WebFile(TYPES.getOrDefault(ending, "text/plain; charset=utf-8"), content, brotli);
    }

    /** The compressed size in bytes, as a current browser receives it. */
    int weight() {
        return brotli.orElseGet(() -> gzip(plain)).length;
    }

    /** Sends the smallest form that the browser accepts. */
    void send(Context ctx) {
        String accepted = Optional.ofNullable(ctx.header("Accept-Encoding")).orElse("");
        ctx.contentType(type).header("Vary", "Accept-Encoding");
        if (brotli.isPresent() && accepts(accepted, "br")) {
            ctx.header("Content-Encoding", "br").result(brotli.get());
        } else if (accepts(accepted, "gzip")) {
            ctx.header("Content-Encoding", "gzip").result(gzip(plain));
        } else {
            ctx.result(plain);
        }
    }

    private static boolean accepts(String accepted, String encoding) {
        return List.of(accepted.split("[ ,]+")).contains(encoding);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
