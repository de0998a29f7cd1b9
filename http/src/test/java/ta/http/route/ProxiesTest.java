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
        assertThat(PROXIES.client("198.51.100.9", List.of("203.0.113.7"), List.of()))
                .isEqualTo("198.51.100.9");
        assertThat(client()).isEqualTo("10.0.0.1");
    }

    private static String client(String... lines) {
        return PROXIES.client("10.0.0.1", List.of(lines), List.of());
    }

    @Test
    void port_isNoPartOfTheAddress() {
        assertThat(client("203.0.113.7:4711")).isEqualTo("203.0.113.7");
        assertThat(client("[2001:db8::7]:4711")).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void forwarded_isReadFromItsEnd_too() {
        assertThat(forwarded("for=1.2.3.4, For=\"203.0.113.7:80\";proto=https")).isEqualTo("203.0.113.7");
        assertThat(forwarded("for=1.2.3.4", "proto=https;for=\"[2001:db8::7]:80\""))
                .isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(forwarded("for=1.2.3.4, for=_hidden")).isEqualTo("10.0.0.1");
        assertThat(forwarded("for=\"1.2.3.4, for=203.0.113.7")).isEqualTo("203.0.113.7");
    }

    /** A proxy writes one header; the other one is whatever the client sent. */
    @Test
    void headersThatDiffer_doNotCount() {
        assertThat(PROXIES.client("10.0.0.1", List.of("203.0.113.7"), List.of("for=1.2.3.4")))
                .isEqualTo("10.0.0.1");
        assertThat(PROXIES.client("10.0.0.1", List.of("203.0.113.7"), List.of("for=203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void network_ofOneLine_isOneClient() {
        assertThat(Proxies.network("2001:db8:1:2:3::4")).isEqualTo(Proxies.network("2001:db8:1:2:ffff::1"));
        assertThat(Proxies.network("2001:db8:1:2::1")).isNotEqualTo(Proxies.network("2001:db8:1:3::1"));
        assertThat(Proxies.network("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(Proxies.network("no address")).isEqualTo("no address");
    }

    private static String forwarded(String... lines) {
        return PROXIES.client("10.0.0.1", List.of(), List.of(lines));
    }
}
