package ta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that send a byte now and then take nothing from others, and are ended. The deadline is two seconds here. */
final class SlowSendersTest {

    private static final String LOGIN = "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    private static TestApi api;
    private static World world;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = new World(api);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void bodiesOfStrangers_takeNoPlaceOfASignedInUser() throws Exception {
        try (Senders senders = new Senders(400, LOGIN)) {
            Client user = world.owner();
            for (int i = 0; i < 50; i++) {
                senders.trickle();
                assertThat(user.get("/portfolios").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void heads_ofMoreConnectionsThanThereMayBe_leaveRoomForEverybodyElse() throws Exception {
        try (Senders senders = new Senders(2_100, "GET /healthz HTTP/1.1\r\nX: ")) {
            for (int i = 0; i < 5; i++) {
                senders.trickle();
                assertThat(api.anonymous().get("/healthz").status()).isEqualTo(200);
                assertThat(world.owner().get("/portfolios").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void head_isEndedAtItsDeadline_thoughBytesKeepArriving() throws Exception {
        try (Senders senders = new Senders(5, "GET /healthz HTTP/1.1\r\nX: ")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                senders.trickle();
                return senders.areEnded();
            });
        }
    }

    @Test
    void body_isRefusedAtItsDeadline_thoughBytesKeepArriving() throws Exception {
        try (Senders senders = new Senders(1, LOGIN)) {
            Socket socket = senders.sockets.get(0);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                senders.trickle();
                return socket.getInputStream().available() > 12;
            });
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    /** Nobody reads megabytes from somebody who is not signed in. */
    @Test
    void longBody_ofAStranger_isRefused() {
        assertThat(api.anonymous()
                        .post("/auth/login", "{\"email\":\"" + "a".repeat(20_000))
                        .code())
                .isEqualTo("BODY_TOO_LARGE");
    }

    private static final class Senders implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();

        private Senders(int count, String start) throws IOException {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
                sockets.add(socket);
                write(socket, start);
            }
        }

        private static void write(Socket socket, String text) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // It was ended, as is right.
            }
        }

        /** A part of them sends a byte each; the deadline ends those that do not, too. */
        private void trickle() {
            sockets.stream().limit(200).forEach(socket -> write(socket, "a"));
        }

        private boolean areEnded() throws IOException {
            for (Socket socket : sockets) {
                socket.setSoTimeout(1);
                try {
                    if (socket.getInputStream().read() >= 0) {
                        return false;
                    }
                } catch (SocketTimeoutException e) {
                    return false;
                } catch (IOException e) {
                    continue;
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
