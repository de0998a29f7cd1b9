package ta.http.ui;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Serves the built web UI from memory. Browsers revalidate the frame ({@code index.html}) each time. All other files
 * are below {@code /ui/<build>/}; {@code <build>} is a hash of all files, so that browsers may cache them permanently.
 */
public final class WebUi {

    private static final String FRAME = "index.html";
    private static final String BROTLI = ".br";
    private static final String PLACEHOLDER = "@build@";
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final List<String> PAGES =
            List.of("/", "/sign-in", "/portfolios", "/portfolios/*", "/performance", "/account", "/users", "/system");

    private final Map<String, WebFile> files;
    private final WebFile frame;
    private final String build;
    private final String policy;

    private WebUi(Map<String, byte[]> contents) {
        this.build = build(contents);
        String text = new String(contents.get(FRAME), StandardCharsets.UTF_8).replace(PLACEHOLDER, build);
        this.frame = WebFile.of(FRAME, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
        this.policy = contentSecurityPolicy(text);
        this.files = files(contents);
    }

    /** All files but the frame, each with its Brotli form if the build made one. */
    static Map<String, WebFile> files(Map<String, byte[]> contents) {
        return contents.entrySet().stream()
                .filter(file -> !file.getKey().equals(FRAME) && !file.getKey().endsWith(BROTLI))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        file -> WebFile.of(
                                file.getKey(),
                                file.getValue(),
                                Optional.ofNullable(contents.get(file.getKey() + BROTLI)))));
    }

    /** Loads the web UI from the class path. */
    public static WebUi load() {
        return new WebUi(WebFolder.read());
    }

    public void serve(RoutesConfig server) {
        PAGES.forEach(path -> server.get(path, this::frame));
        server.get("/ui/{build}/<file>", this::file);
    }

    private void frame(Context ctx) {
        ctx.header("Content-Security-Policy", policy).header("Cache-Control", "no-cache");
        frame.send(ctx);
    }

    /** A file of another build is not found: the page that requests it is older or newer, and reloads. */
    private void file(Context ctx) {
        WebFile file = ctx.pathParam("build").equals(build) ? files.get(ctx.pathParam("file")) : null;
        if (file == null) {
            ctx.status(404).header("Cache-Control", "no-store").result("There is no such file in this build.");
            return;
        }
        ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        file.send(ctx);
    }

    private static String build(Map<String, byte[]> contents) {
        MessageDigest digest = sha256();
        contents.keySet().stream().sorted().forEach(path -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(contents.get(path));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** The import map is the only inline script of the frame; the policy allows it by its hash. */
    private static String contentSecurityPolicy(String frame) {
        Matcher map = IMPORT_MAP.matcher(frame);
        if (!map.find()) {
            throw new IllegalStateException("the frame of the web UI has no import map");
        }
        String hash =
                Base64.getEncoder().encodeToString(sha256().digest(map.group(1).getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; script-src 'self' 'sha256-" + hash
                + "'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                + " object-src 'none'";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
