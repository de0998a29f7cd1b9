package ta.http.operation;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page behind a one-time link. It sets a password, or creates the first administrator. */
public final class SetupPage {

    private SetupPage() {}

    public static void serve(RoutesConfig server) {
        serve(server, "/setup", "setup.html", "text/html; charset=utf-8");
        serve(server, "/setup.js", "setup.js", "text/javascript; charset=utf-8");
        serve(server, "/setup.css", "setup.css", "text/css; charset=utf-8");
        // Browsers ask for it on a page that names no icon.
        server.get("/favicon.ico", ctx -> ctx.status(204));
    }

    private static void serve(RoutesConfig server, String path, String name, String type) {
        String text = text(name);
        server.get(
                path,
                ctx -> ctx.contentType(type).header("Cache-Control", "no-store").result(text));
    }

    private static String text(String name) {
        try (InputStream file = SetupPage.class.getResourceAsStream("/ta/http/page/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
