package ta.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final Proxies PROXIES = new Proxies(List.of("10.0.0.0/8"));

    @Test
    void client_isTheNearestThatIsNoProxy() {
        assertThat(client("203.0.113.7, 10.0.0.2")).isEqualTo("203.0.113.7");
        assertThat(client("1.2.3.4, 203.0.113.7")).isEqualTo("203.0.113.7");
    }

    /** A client sends a line of its own, with another address each time; the proxy adds a second line. */
    @Test
    void client_isReadFromTheLastLine_whateverWasSentBefore() {
        assertThat(client("1.2.3.4", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("5.6.7.8", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(client("5.6.7.8", "203.0.113.7, 10.0.0.3")).isEqualTo("203.0.113.7");
    }

    @Test
    void peerThatIsNoProxy_isTheClientItself() {
        assertThat(PROXIES.client("198.51.100.9", List.of("203.0.113.7"))).isEqualTo("198.51.100.9");
        assertThat(client()).isEqualTo("10.0.0.1");
    }

    private static String client(String... lines) {
        return PROXIES.client("10.0.0.1", List.of(lines));
    }
}
