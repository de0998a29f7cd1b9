package ta.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.backoffice.TestPolicies;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.notice.Channel;
import ta.backoffice.notice.ChannelKind;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunTask;
import ta.runtime.notice.Courier;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** Delivery of notices by a real worker to a real mail server and web server, and what goes wrong on the way. */
final class SendTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Optional<String> OWN_FORM = Optional.empty();

    private Mailroom room;

    @BeforeEach
    void setUp() {
        room = new Mailroom();
    }

    @AfterEach
    void tearDown() {
        room.close();
    }

    @Test
    void mailServer_thatIsDownAtFirst_getsItWhenItIsUp() throws Exception {
        UUID mailbox = room.email();
        int port = room.mail.getSmtp().getPort();
        room.mail.stop();
        room.tell(NoticeKind.WAVE, "Wave A was reached", "It was.");
        GreenMail later = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try (Worker worker = room.worker()) {
            worker.wake();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> room.channel(mailbox).lastFailure().isPresent());
            assertThat(room.channel(mailbox).lastFailure().orElseThrow())
                    .matches("(?s)Attempt \\d+ of 15 failed: the mail server could not be used: .*");
            later.start();
            assertThat(room.settled()).startsWith("DONE ");
            assertThat(later.getReceivedMessages()).hasSize(1);
            assertThat(later.getReceivedMessages()[0].getSubject()).isEqualTo("[Test] Wave A was reached");
        } finally {
            later.stop();
        }
        Channel channel = room.channel(mailbox);
        assertThat(channel.lastSentAt().orElseThrow())
                .isAfter(channel.lastFailureAt().orElseThrow());
    }

    @Test
    void receiver_thatFailsForAWhile_getsTheSameMessageAgain() {
        room.respond("/hook", 500, 429, 408, 200);
        room.webhook("/hook", OWN_FORM);
        room.tell(NoticeKind.SUNSET_DUE, "A sunset is due", "It is.");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DONE 4");
        }
        assertThat(room.requests("/hook")).hasSize(4);
        assertThat(room.requests("/hook").stream()
                        .map(request -> request.getHeader("X-TA-Message"))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | the receiver answered 404",
                "302 | the receiver answered 302, and redirects are not followed"
            })
    void receiver_thatRefuses_isNotAskedAgain(int status, String why) {
        room.respond("/hook", status);
        UUID hook = room.webhook("/hook", OWN_FORM);
        room.tell(NoticeKind.WAVE, "Wave A was reached", "It was.");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DEAD 1");
        }
        assertThat(room.web.getAllServeEvents()).hasSize(1);
        assertThat(room.channel(hook).lastFailure()).contains("Not sent: " + why);
        assertThat(room.channel(hook).lastSentAt()).isEmpty();
        assertThat(room.desk.ask("select count(*) from ta.alerts")).isEqualTo("0");
    }

    @Test
    void receiver_thatKeepsFailing_isGivenUp_andOnlyTheChannelShowsIt() {
        room.respond("/hook", 503);
        UUID hook = room.webhook("/hook", OWN_FORM);
        room.tell(NoticeKind.WAVE, "Wave A was reached", "It was.");
        room.desk.database.asSuperuser("update ta.jobs set attempts_max = 3");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DEAD 3");
        }
        assertThat(room.channel(hook).lastFailure()).contains("Given up after 3 attempts: the receiver answered 503");
        assertThat(room.desk.ask("select count(*) from ta.alerts")).isEqualTo("0");
    }

    @Test
    void job_thatIsDeliveredAgain_sendsNothingAgain() {
        room.respond("/hook", 200);
        room.webhook("/hook", OWN_FORM);
        room.email();
        room.tell(NoticeKind.WAVE, "Wave A was reached", "It was.");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DONE 1\nDONE 1");
            room.desk.database.asSuperuser(
                    "update ta.jobs set state = 'QUEUED', finished_at = null where kind = 'SEND_NOTICE'");
            worker.wake();
            assertThat(room.settled()).isEqualTo("DONE 2\nDONE 2");
        }
        assertThat(room.requests("/hook")).hasSize(1);
        assertThat(room.mails()).hasSize(1);
    }

    @Test
    void freeze_isSentAlone_andMessagesHeldBackAreNeverSent() {
        room.respond("/hook", 200);
        room.webhook("/hook", OWN_FORM);
        room.tell(NoticeKind.RECOMMENDATION, "told before the freeze", "A recommendation.");
        room.desk.freeze();
        room.tell(NoticeKind.FREEZE, "Frozen by Ann", "a doubt");
        room.tell(NoticeKind.DATA_QUALITY, "told during the freeze", "A finding.");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DONE 1\nDONE 1");
            assertThat(bodies("title")).containsExactly("Frozen by Ann");
            // Queued before or during the freeze, and tried again after it.
            room.desk.database.asSuperuser("update ta.jobs set state = 'QUEUED', finished_at = null");
            new RefreshPrices(room.desk.app, TestPolicies.SHARED)
                    .unfreeze(room.desk.portfolio.owner(), room.desk.portfolio.id(), "it was nothing");
            worker.wake();
            room.settled();
            room.tell(NoticeKind.WAVE, "told after the freeze", "It was.");
            worker.wake();
            room.settled();
        }
        assertThat(bodies("title")).containsExactly("Frozen by Ann", "told after the freeze");
        assertThat(room.desk.ask("select count(*) from ta.notifications where channel = 'FEED'"))
                .isEqualTo("4");
    }

    @Test
    void template_withAnyTitle_staysTheSameJson() throws Exception {
        room.respond("/hook", 200);
        room.webhook("/hook", Optional.of("""
                {"topic": "ta", "text": "*{title}*\\n{body}", "n": [{}, 1]}"""));
        String title = "He said \"no\"\n\\u0041 {body} \u2028 ünï 🙂";
        room.tell(NoticeKind.WAVE, title, "\"},\"topic\":\"evil\",\"x\":{\"");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DONE 1");
        }
        LoggedRequest request = room.requests("/hook").get(0);
        JsonNode body = JSON.readTree(request.getBody());
        assertThat(body.get("topic").textValue()).isEqualTo("ta");
        assertThat(body.get("text").textValue()).isEqualTo("*" + title + "*\n\"},\"topic\":\"evil\",\"x\":{\"");
        assertThat(body).hasSize(3);
        assertThat(request.getHeader("X-TA-Signature")).isEqualTo(Mailroom.signature(request));
    }

    @Test
    void mail_withAnyPortfolioName_hasOnlyItsOwnHeaders() throws Exception {
        room.desk.app.transact(room.desk.portfolio.owner(), tx -> {
            ChangePortfolio.within(
                    tx,
                    room.desk.portfolio.id(),
                    Optional.of("Mine\r\nBcc: eve@example.org\r\n\r\nA body"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            return null;
        });
        room.email();
        room.tell(NoticeKind.WAVE, "One\r\nBcc: eve@example.org", "Two\r\n.\r\nRCPT TO:<eve@example.org>");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DONE 1");
        }
        assertThat(room.mails()).hasSize(1);
        MimeMessage mail = room.mails().get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).doesNotContain("\r", "\n").contains("Bcc: eve@example.org");
        assertThat(mail.getContent().toString()).contains("RCPT TO:<eve@example.org>");
    }

    @Test
    void test_ofAChannel_isTriedOnce_evenOfOneThatIsOff() {
        room.respond("/hook", 500);
        UUID hook = room.webhook("/hook", OWN_FORM);
        UUID mailbox = room.email();
        room.desk.database.asSuperuser("update ta.notification_channels set enabled = false");
        room.test(hook);
        room.test(mailbox);
        room.tell(NoticeKind.WAVE, "Wave A was reached", "It was.");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DEAD 1\nDONE 1");
        }
        assertThat(room.channel(hook).lastFailure()).contains("Not sent: the receiver answered 500");
        assertThat(room.mails()).hasSize(1);
    }

    @Test
    void channel_withAPrivateAddress_isNotSentTo() {
        room.variables().remove("TA_WEBHOOK_HOSTS");
        UUID hook = room.channel(ChannelKind.WEBHOOK, "https://localhost./", OWN_FORM);
        UUID plain = room.webhook("/hook", OWN_FORM);
        room.tell(NoticeKind.WAVE, "Wave A was reached", "It was.");
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DEAD 1\nDEAD 1");
        }
        assertThat(room.channel(hook).lastFailure().orElseThrow()).contains("does not name a host on the internet");
        assertThat(room.channel(plain).lastFailure().orElseThrow()).contains("the address is http");
        assertThat(room.web.getAllServeEvents()).isEmpty();
    }

    @Test
    void mail_withoutAServer_saysWhatTheOperatorHasToSet() {
        room.variables().remove("TA_SMTP_HOST");
        UUID mailbox = room.email();
        room.test(mailbox);
        try (Worker worker = room.worker()) {
            worker.wake();
            assertThat(room.settled()).isEqualTo("DEAD 1");
        }
        assertThat(room.channel(mailbox).lastFailure())
                .contains(
                        "Not sent: no mail server is configured: the operator sets TA_SMTP_HOST where the worker runs");
    }

    @Test
    void run_withoutPrices_isReportedWithItsFindings_once() {
        try (Worker worker = room.worker()) {
            room.desk.awaited(room.desk.review(), "SUCCEEDED");
            worker.wake();
            room.desk.awaited(room.desk.review(), "SUCCEEDED");
        }
        assertThat(room.desk.ask("select kind || ' ' || regexp_replace(title, '[0-9]+', 'n')"
                        + " from ta.notifications order by id"))
                .isEqualTo("""
                        DATA_QUALITY n critical findings
                        RUN_FINISHED Weekly review: stopped by what the checks found
                        RUN_FINISHED Weekly review: stopped by what the checks found""");
    }

    @Test
    void refresh_thatKeepsFailing_isReportedOnce() {
        try (Worker worker = room.worker()) {
            room.desk.awaited(room.desk.request(RunTask.PRICE_REFRESH), "FAILED");
            worker.wake();
            room.desk.awaited(room.desk.request(RunTask.PRICE_REFRESH), "FAILED");
        }
        assertThat(room.desk.ask("select kind || ' ' || title from ta.notifications"))
                .isEqualTo("RUN_FINISHED Price refresh: failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TA_SMTP_TLS | ssl | starttls, tls or none",
                "TA_SMTP_PORT | 70000 | TA_SMTP_PORT is 70000",
                "TA_SMTP_FROM | nobody | TA_SMTP_FROM is not an e-mail address",
                "TA_SMTP_USER | ann | belong together",
                "TA_WEBHOOK_HOSTS | https://ntfy.lan | which is not a host",
            })
    void configuration_thatIsInvalid_isRefusedAtTheStart(String name, String value, String why) {
        room.variables().put(name, value);
        Environment environment = new Environment(Map.copyOf(room.variables()), Path.of(""));
        assertThatThrownBy(() -> Courier.configured(environment))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    private List<String> bodies(String field) {
        return room.requests("/hook").stream()
                .map(request -> {
                    try {
                        return JSON.readTree(request.getBody()).get(field).textValue();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
