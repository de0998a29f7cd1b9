package ta.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import ta.backoffice.notice.NoticeKind;

/** The notice of one run over three channels: an e-mail, a webhook, and a webhook for another kind of event. */
@TestInstance(Lifecycle.PER_CLASS)
final class RunNoticeTest {

    private static final String TITLE = "Weekly review: stopped by what the checks found";

    private final Mailroom room = new Mailroom();
    private UUID mailbox;
    private UUID hook;
    private String page;

    @BeforeAll
    void run() {
        room.respond("/hook", 204);
        mailbox = room.email(NoticeKind.RUN_FINISHED);
        hook = room.webhook("/hook", Optional.empty(), NoticeKind.RUN_FINISHED);
        room.webhook("/waves", Optional.empty(), NoticeKind.WAVE);
        try (Worker worker = room.worker()) {
            UUID run = room.desk.review();
            room.desk.awaited(run, "SUCCEEDED");
            worker.wake();
            assertThat(room.settled()).isEqualTo("DONE 1\nDONE 1");
            page = "https://ta.example.org/portfolios/" + room.desk.portfolio.id() + "/runs/" + run;
        }
    }

    @AfterAll
    void close() {
        room.close();
    }

    @Test
    void mail_ofARun_isSentOnce_withItsTitleReasonAndLink() throws Exception {
        assertThat(room.mails()).hasSize(1);
        MimeMessage mail = room.mails().get(0);
        assertThat(mail.getSubject()).isEqualTo("[Test] " + TITLE);
        assertThat(mail.getFrom()[0]).hasToString("Trading assistant <ta@example.org>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.org");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getContent().toString()).contains(TITLE + ".", "There is no closing price of ", page);
        assertThat(mail.getMessageID()).isEqualTo("<" + room.message(mailbox) + "@example.org>");
    }

    @Test
    void webhook_ofARun_isCalledOnce_withTheSameNotice() throws Exception {
        assertThat(room.requests("/hook")).hasSize(1);
        JsonNode body = new ObjectMapper().readTree(request().getBodyAsString());
        assertThat(body.get("kind").textValue()).isEqualTo("RUN_FINISHED");
        assertThat(body.get("title").textValue()).isEqualTo(TITLE);
        assertThat(body.get("portfolio").textValue()).isEqualTo("Test");
        assertThat(body.get("link").textValue()).isEqualTo(page);
        assertThat(Instant.parse(body.get("time").textValue())).isBefore(Instant.now());
    }

    @Test
    void webhook_ofARun_hasItsIdAndIsSigned() throws Exception {
        assertThat(request().getHeader("X-TA-Message")).isEqualTo(room.message(hook));
        assertThat(request().getHeader("X-TA-Signature")).isEqualTo(Mailroom.signature(request()));
    }

    @Test
    void channels_recordTheDelivery_andOneForOtherEventsGetsNothing() {
        assertThat(room.channel(mailbox).lastSentAt()).isPresent();
        assertThat(room.channel(hook).lastFailure()).isEmpty();
        assertThat(room.requests("/waves")).isEmpty();
    }

    private LoggedRequest request() {
        return room.requests("/hook").get(0);
    }
}
