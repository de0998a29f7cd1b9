package ta.runtime.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ta.backoffice.market.Provider;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.provider.yahoo.YahooChart;

/** Everything that a provider, or the network, can do wrong gives a clear error, in bounded time and memory. */
final class BadAnswersTest {

    private static final String HTML = "<!doctype html><html><body>Please accept our cookies.</body></html>";
    private static final int MUCH = 64 << 20;

    @RegisterExtension
    private static final Web web = new Web();

    static Stream<Arguments> responses() {
        return Stream.of(
                arguments("hanging", ok("{}").withFixedDelay(20_000), Kind.UNREACHABLE, 3),
                arguments(
                        "a byte a second", ok("x".repeat(60)).withChunkedDribbleDelay(60, 60_000), Kind.UNREACHABLE, 3),
                arguments("500", status(500), Kind.UNREACHABLE, 3),
                arguments("503 for an hour", status(503).withHeader("Retry-After", "3600"), Kind.UNREACHABLE, 1),
                arguments("429", status(429), Kind.THROTTLED, 1),
                arguments("429 for a second", status(429).withHeader("Retry-After", "1"), Kind.THROTTLED, 3),
                arguments("429 for a day", status(429).withHeader("Retry-After", "86400"), Kind.THROTTLED, 1),
                arguments("401", status(401), Kind.REFUSED, 1),
                arguments("402", status(402), Kind.THROTTLED, 1),
                arguments("418", status(418), Kind.UNREADABLE, 1),
                arguments("elsewhere", status(302).withHeader("Location", "/other"), Kind.UNREADABLE, 1),
                arguments("HTML", ok(HTML).withHeader("Content-Type", "text/html"), Kind.UNREADABLE, 1),
                arguments("HTML that says it is JSON", Web.json(HTML), Kind.UNREADABLE, 1),
                arguments("nothing", Web.json(""), Kind.UNREADABLE, 1),
                arguments("truncated", Web.json("{\"chart\":{\"result\":[{\"me"), Kind.UNREADABLE, 1),
                arguments("a key twice", Web.json("{\"chart\":{},\"chart\":{}}"), Kind.UNREADABLE, 1),
                arguments("NaN", Web.json("{\"chart\":{\"result\":[NaN]}}"), Kind.UNREADABLE, 1),
                arguments("another shape", Web.json("[1]"), Kind.UNREADABLE, 1),
                arguments("a thousand levels", Web.json("[".repeat(1000)), Kind.UNREADABLE, 1),
                arguments("too long", Web.json("\"" + "x".repeat(Web.BYTES_MAX) + "\""), Kind.UNREADABLE, 1),
                arguments("a gzip bomb", compressed(bomb()), Kind.UNREADABLE, 1),
                arguments("truncated gzip", compressed(Arrays.copyOf(bomb(), 400)), Kind.UNREADABLE, 1),
                arguments("no gzip at all", compressed("{}".getBytes(StandardCharsets.UTF_8)), Kind.UNREADABLE, 1),
                arguments("brotli", Web.json("{}").withHeader("Content-Encoding", "br"), Kind.UNREADABLE, 1),
                arguments("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Kind.UNREACHABLE, 3),
                arguments("rubbish", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), Kind.UNREACHABLE, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void response_thatIsUnusable_isAClearError(
            String name, ResponseDefinitionBuilder response, Kind kind, int requests) {
        web.respond(response);
        assertThatThrownBy(() -> new YahooChart(web.fetcher(Provider.YAHOO)).observe(Web.request("VWRP.L")))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .message()
                .isNotBlank()
                .doesNotContain(Web.KEY)
                .doesNotContain("VWRP");
        assertThat(web.requests()).isEqualTo(requests);
    }

    @Test
    void provider_thatFailsOften_isPaused() {
        web.respond(status(500));
        YahooChart yahoo = new YahooChart(web.fetcher(Provider.YAHOO));
        assertThatThrownBy(() -> yahoo.observe(Web.request("A.L"))).hasMessage("has a server error (500)");
        assertThatThrownBy(() -> yahoo.observe(Web.request("B.L")))
                .isInstanceOfSatisfying(ProviderException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.PAUSED);
                    assertThat(e.pause()).isPresent();
                });
        int asked = web.requests();
        assertThatThrownBy(() -> yahoo.observe(Web.request("C.L"))).isInstanceOf(ProviderException.class);
        assertThat(web.requests()).isEqualTo(asked).isEqualTo(5);
    }

    @Test
    void address_thatIsPrivateOrNotHttps_isNotAsked() {
        web.respond(Web.json("{}"));
        assertThatThrownBy(() -> ask(web.base(), false, true)).hasMessageContaining("is not public");
        assertThatThrownBy(() -> ask(web.base(), true, false)).hasMessage("is not asked, as its address is not https");
        assertThatThrownBy(() -> ask(URI.create("https://no-such-host.invalid"), false, false))
                .hasMessageContaining("cannot be found");
        assertThat(web.requests()).isZero();
    }

    @Test
    void port_thatIsClosed_isUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> ask(URI.create("http://127.0.0.1:" + free), true, true))
                .hasMessage("cannot be reached (ConnectException)");
    }

    private static void ask(URI base, boolean privateAddresses, boolean plain) {
        new YahooChart(new Fetcher(Web.settings(base, privateAddresses, plain))).observe(Web.request("VWRP.L"));
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status).withBody("no");
    }

    private static ResponseDefinitionBuilder compressed(byte[] body) {
        return aResponse()
                .withBody(body)
                .withHeader("Content-Type", "application/json")
                .withHeader("Content-Encoding", "gzip");
    }

    /** A few kilobytes that decompress to many megabytes. */
    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < MUCH / zeros.length; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
