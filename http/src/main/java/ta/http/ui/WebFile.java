package ta.http.ui;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A file, compressed by the build as browsers of today take it; for who takes gzip alone it is compressed when it is asked for. */
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
     * @param brotli the same as the build compressed it, where it did
     */
    static WebFile of(String path, byte[] content, Optional<byte[]> brotli) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return new WebFile(TYPES.getOrDefault(ending, "text/plain; charset=utf-8"), content, brotli);
    }

    /** Bytes that travel to a browser of today. */
    int weight() {
        return brotli.orElseGet(() -> gzip(plain)).length;
    }

    /** As small as the browser takes it. */
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
