package ta.runtime.notice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import ta.backoffice.notice.Message;
import ta.backoffice.notice.MessageTemplate;
import ta.backoffice.notice.MessageTemplate.Word;
import ta.backoffice.notice.WebhookHosts;
import ta.database.StorageException;

/** Sends signed messages to web addresses. Of the response, only the status is read. */
final class Webhook {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RESPONSE = Duration.ofSeconds(15);

    private final WebhookHosts hosts;
    private final Clock clock;

    /** Redirects are not followed, as nobody has checked their target. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    Webhook(WebhookHosts hosts, Clock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * @param page URL of a page with the details
     * @throws Undelivered if the receiver did not accept the message
     */
    void send(Message message, String page) {
        String body = message.template()
                .map(MessageTemplate::parse)
                .orElse(MessageTemplate.OWN)
                .fill(Map.of(
                        Word.TITLE, message.title(),
                        Word.BODY, message.body(),
                        Word.KIND, message.kind().name(),
                        Word.PORTFOLIO, message.portfolio(),
                        Word.LINK, page,
                        Word.TIME, message.time().toString()));
        long second = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address(message))
                .timeout(RESPONSE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "trading-assistant")
                .header("X-TA-Message", message.id().toString())
                .header(Signature.HEADER, Signature.of(message.secret().orElseThrow(), second, body))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        judge(status(request));
    }

    /** Checks the address once more: its DNS entry and the allowed hosts may have changed since it was saved. */
    private URI address(Message message) {
        try {
            URI address = hosts.require(message.address());
            hosts.requirePublic(address);
            return address;
        } catch (StorageException.Unavailable e) {
            throw Undelivered.temporary(e.getMessage(), e);
        } catch (StorageException.Invalid e) {
            throw Undelivered.permanent(e.getMessage().replace("\n", ". "));
        }
    }

    private int status(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // Closes the body unread, as it may be endless.
            response.body().close();
            return response.statusCode();
        } catch (HttpTimeoutException e) {
            throw Undelivered.temporary("the receiver did not answer in time", e);
        } catch (IOException e) {
            throw Undelivered.temporary(
                    "the receiver could not be reached: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Undelivered.temporary("the worker stopped", e);
        }
    }

    private static void judge(int status) {
        if (status >= 200 && status < 300) {
            return;
        }
        String why = "the receiver answered " + status;
        if (status >= 500 || status == 408 || status == 429) {
            throw Undelivered.temporary(why, null);
        }
        throw Undelivered.permanent(status >= 300 && status < 400 ? why + ", and redirects are not followed" : why);
    }
}
