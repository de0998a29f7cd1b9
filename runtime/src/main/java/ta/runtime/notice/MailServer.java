package ta.runtime.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;
import ta.runtime.settings.Environment;

/**
 * The operator's mail server.
 *
 * @param login both or neither: the user, and the password
 * @param from whom messages come from; may have a name before it
 */
record MailServer(String host, int port, Tls tls, Optional<Login> login, InternetAddress from) {

    record Login(String user, String password) {

        /** Without the password, whoever prints it. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** How what is sent is kept from who is on the way, with the port that is usual for it. */
    enum Tls {
        /** A plain connection that must turn to TLS before anything is said. */
        STARTTLS(587),
        /** TLS from the first byte. */
        TLS(465),
        /** None: for a server on the same machine or in a network of one's own. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    private static final String HOST = "TA_SMTP_HOST";
    private static final String PORT = "TA_SMTP_PORT";
    private static final String USER = "TA_SMTP_USER";
    private static final String PASSWORD = "TA_SMTP_PASSWORD";
    private static final String FROM = "TA_SMTP_FROM";
    private static final String TLS = "TA_SMTP_TLS";
    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "8000";

    /**
     * None where there is no {@value #HOST}.
     *
     * @throws Refusal when what is there cannot be
     */
    static Optional<MailServer> configured(Environment environment) {
        return environment.get(HOST).map(host -> {
            Tls tls = tls(environment.get(TLS).orElse("starttls"));
            return new MailServer(
                    host.strip(),
                    environment.get(PORT).map(MailServer::port).orElse(tls.port),
                    tls,
                    login(environment.get(USER), environment.secret(PASSWORD)),
                    from(environment.get(FROM)));
        });
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "mail.smtp.host",
                host,
                "mail.smtp.port",
                String.valueOf(port),
                "mail.smtp.connectiontimeout",
                CONNECT_MILLIS,
                "mail.smtp.timeout",
                ANSWER_MILLIS,
                "mail.smtp.writetimeout",
                ANSWER_MILLIS,
                "mail.smtp.auth",
                String.valueOf(login.isPresent()),
                "mail.smtp.ssl.enable",
                String.valueOf(tls == Tls.TLS),
                "mail.smtp.starttls.enable",
                String.valueOf(tls == Tls.STARTTLS),
                "mail.smtp.starttls.required",
                String.valueOf(tls == Tls.STARTTLS),
                "mail.smtp.ssl.checkserveridentity",
                "true"));
        return properties;
    }

    private static Tls tls(String text) {
        for (Tls each : Tls.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        throw Refusal.unusable("ERROR " + TLS + " is " + Visible.text(text) + "\nMaybe starttls, tls or none.");
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw Refusal.unusable("ERROR " + PORT + " is " + Visible.text(text) + "\nMaybe 587.");
        }
        return port;
    }

    private static Optional<Login> login(Optional<String> user, Optional<String> password) {
        if (user.isPresent() != password.isPresent()) {
            throw Refusal.unusable(
                    "ERROR " + USER + " and " + PASSWORD + " belong together\nMaybe set both, or neither.");
        }
        return user.map(name -> new Login(name, password.orElseThrow()));
    }

    private static InternetAddress from(Optional<String> text) {
        String from = text.orElseThrow(() -> Refusal.unusable("ERROR " + FROM
                + " is not set: it is whom messages come from\nMaybe Trading assistant <ta@example.org>."));
        try {
            InternetAddress address = new InternetAddress(from, true);
            if (address.getAddress().indexOf('@') > 0) {
                return address;
            }
        } catch (AddressException e) {
            // Said below.
        }
        throw Refusal.unusable("ERROR " + FROM + " is no e-mail address: " + Visible.text(from)
                + "\nMaybe Trading assistant <ta@example.org>.");
    }
}
