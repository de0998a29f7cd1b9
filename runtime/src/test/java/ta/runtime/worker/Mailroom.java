package ta.runtime.worker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ta.backoffice.notice.ChangeChannels;
import ta.backoffice.notice.Channel;
import ta.backoffice.notice.ChannelKind;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.notice.Outbox;

/** A portfolio with notification channels, and local servers that receive their messages. */
final class Mailroom implements AutoCloseable {

    static final String SECRET = "a-secret-of-forty-three-characters-0123456789";

    final WorkerFixture desk = new WorkerFixture();
    final WireMockServer web = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    final GreenMail mail;
    private final Map<String, String> variables = new HashMap<>();

    Mailroom() {
        web.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        variables.put("TA_PUBLIC_URL", "https://ta.example.org/");
        variables.put("TA_WEBHOOK_HOSTS", "127.0.0.1:" + web.port());
        variables.put("TA_SMTP_HOST", "127.0.0.1");
        variables.put("TA_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        variables.put("TA_SMTP_TLS", "none");
        variables.put("TA_SMTP_FROM", "Trading assistant <ta@example.org>");
    }

    Map<String, String> variables() {
        return variables;
    }

    Worker worker() {
        return desk.worker(variables);
    }

    UUID email(NoticeKind... events) {
        return channel(ChannelKind.EMAIL, "ann@example.org", Optional.empty(), events);
    }

    UUID webhook(String path, Optional<String> template, NoticeKind... events) {
        return channel(ChannelKind.WEBHOOK, "http://127.0.0.1:" + web.port() + path, template, events);
    }

    UUID channel(ChannelKind kind, String address, Optional<String> template, NoticeKind... events) {
        Optional<String> secret = Optional.of(SECRET).filter(text -> kind == ChannelKind.WEBHOOK);
        return desk.app.transact(
                desk.portfolio.owner(),
                tx -> ChangeChannels.create(tx, desk.portfolio.id(), kind, address, template, List.of(events), secret));
    }

    Channel channel(UUID id) {
        return desk.app.read(desk.portfolio.owner(), tx -> Channel.one(tx, desk.portfolio.id(), id));
    }

    void tell(NoticeKind kind, String title, String body) {
        desk.app.transact(desk.portfolio.owner(), tx -> {
            Notices.tell(tx, desk.portfolio.id(), kind, title, body);
            return null;
        });
    }

    void test(UUID channel) {
        desk.app.transact(desk.portfolio.owner(), tx -> {
            Outbox.test(tx, desk.portfolio.id(), channel);
            return null;
        });
    }

    /** Makes a path respond with these statuses one after the other, and then with the last one. */
    void respond(String path, int... statuses) {
        for (int i = 0; i < statuses.length; i++) {
            int last = statuses.length - 1;
            web.stubFor(post(urlEqualTo(path))
                    .inScenario(path)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willSetStateTo("after " + Math.max(1, Math.min(i + 1, last)))
                    .willReturn(aResponse().withStatus(statuses[i]).withHeader("Location", "/elsewhere")));
        }
        if (statuses.length == 1) {
            web.stubFor(post(urlEqualTo(path))
                    .willReturn(aResponse().withStatus(statuses[0]).withHeader("Location", "/elsewhere")));
        }
    }

    List<LoggedRequest> requests(String path) {
        return web.findAll(postRequestedFor(urlEqualTo(path)));
    }

    List<MimeMessage> mails() {
        return List.of(mail.getReceivedMessages());
    }

    /** Waits until every job of a message is finished; returns their states and attempts. */
    String settled() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> desk.ask("select count(*) from ta.jobs where kind = 'SEND_NOTICE'"
                                + " and state not in ('DONE', 'DEAD')")
                        .equals("0"));
        return desk.ask("select state || ' ' || attempt from ta.jobs where kind = 'SEND_NOTICE' order by id");
    }

    /** The id of the one message of a channel. */
    String message(UUID channel) {
        return desk.ask("select id from ta.notifications where channel_id = '" + channel + "'");
    }

    /** The signature of a request, as a receiver computes it from the documentation. */
    static String signature(LoggedRequest request) throws GeneralSecurityException {
        String sent = request.getHeader("X-TA-Signature");
        String time = sent.substring("t=".length(), sent.indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(request.getBody()));
    }

    @Override
    public void close() {
        web.stop();
        mail.stop();
    }
}
