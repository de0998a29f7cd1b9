package ta.runtime.notice;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.backoffice.notice.Message;
import ta.backoffice.notice.WebhookHosts;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** Sends a message over its channel. */
public final class Courier {

    private static final String HOSTS = "TA_WEBHOOK_HOSTS";

    private final Optional<Email> email;
    private final Webhook webhook;
    private final String site;

    private Courier(Optional<Email> email, Webhook webhook, String site) {
        this.email = email;
        this.webhook = webhook;
        this.site = site;
    }

    /**
     * @param environment has {@code TA_SMTP_…}, {@value #HOSTS}, and {@code TA_PUBLIC_URL}, with which links begin
     * @throws Refusal if a variable is invalid
     */
    public static Courier configured(Environment environment) {
        String site = environment.get("TA_PUBLIC_URL").orElse("");
        return new Courier(
                MailServer.configured(environment).map(Email::new),
                new Webhook(hosts(environment), Clock.systemUTC()),
                site.endsWith("/") ? site.substring(0, site.length() - 1) : site);
    }

    /** The private hosts that webhooks may reach besides the internet, separated by commas. */
    public static WebhookHosts hosts(Environment environment) {
        return new WebhookHosts(Stream.of(environment.get(HOSTS).orElse("").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .map(Courier::host)
                .collect(Collectors.toSet()));
    }

    private static String host(String text) {
        if (!text.matches("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:[0-9]{1,5})?")) {
            throw Refusal.unusable("ERROR " + HOSTS + " has " + Visible.text(text)
                    + ", which is not a host\nMaybe write ntfy.lan or ntfy.lan:8081, separated by commas.");
        }
        return text;
    }

    /**
     * @throws Undelivered if delivery failed
     */
    public void deliver(Message message) {
        String page = site + message.path();
        switch (message.channel()) {
            case EMAIL ->
                email.orElseThrow(() -> Undelivered.permanent(
                                "no mail server is configured: the operator sets TA_SMTP_HOST where the worker runs"))
                        .send(message, page);
            case WEBHOOK -> webhook.send(message, page);
        }
    }
}
