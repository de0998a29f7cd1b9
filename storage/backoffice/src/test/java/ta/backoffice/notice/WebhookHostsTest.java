package ta.backoffice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.backoffice.network.PublicAddress;
import ta.database.StorageException;

class WebhookHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "ff02::1"
            })
    void address_thatIsNotOnTheInternet_isRecognised(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "8.8.8.8", "2606:4700:4700::1111", "2a00:1450:4009::1"})
    void address_onTheInternet_isRecognised(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void name_thatLeadsToThisMachine_isRefusedUnlessTheOperatorNamesIt() {
        URI here = URI.create("https://localhost:8443/x");
        assertThatThrownBy(() -> WebhookHosts.PUBLIC.requirePublic(here))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageContaining("private network");
        assertThatCode(() -> new WebhookHosts(Set.of("localhost:8443")).requirePublic(here))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new WebhookHosts(Set.of("localhost:8444")).requirePublic(here))
                .isInstanceOf(StorageException.Invalid.class);
    }
}
