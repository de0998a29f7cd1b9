package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebUiTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/portfolios",
                "/portfolios/x/runs/y?clause=/cadence",
                "/account",
                "/performance",
                "/users",
                "/system"
            })
    void frame_atEveryPageAddress_isServed_andRevalidated(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).matches("text/html; ?charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(text(answer)).contains("<ta-app>").doesNotContain("@build@");
    }

    @Test
    void policy_ofTheFrame_allowsOnlyTheImportMapInline() throws Exception {
        HttpResponse<byte[]> answer = get("/");
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(text(answer));
        assertThat(map.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void file_ofTheBuild_isCachedPermanently_andCompressedIfAccepted() throws Exception {
        String path = mainScript();
        HttpResponse<byte[]> plain = get(path);
        HttpResponse<byte[]> compressed = BROWSER.send(
                request(path).header("Accept-Encoding", "deflate, gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(header(plain, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(plain, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/0000000000000000/app/api.js",
                "/ui/BUILD/app/nothing.js",
                "/ui/BUILD/../index.html",
                "/ui/BUILD/index.html"
            })
    void file_ofAnotherBuildOrOfNone_isNotFound_andNotCached(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path.replace("BUILD", mainScript().split("/")[2]));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    private static String mainScript() throws Exception {
        Matcher script =
                Pattern.compile("src=\"(/ui/[0-9a-f]{16}/app/theme.js)\"").matcher(text(get("/")));
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return BROWSER.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
