package ta.runtime.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * The operator's mail server.
 *
 * @param login empty if the server needs no sign-in
 * @param from the sender's address, which may include a name
 */
record MailServer(String host, int port, Tls tls, Optional<Login> login, InternetAddress from) {

    record Login(String user, String password) {

        /** Leaves the password out, so that no log shows it. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** How the connection is encrypted, with the usual port. */
    enum Tls {
        /** A plain connection that must switch to TLS before anything else is sent. */
        STARTTLS(587),
        /** TLS from the first byte. */
        TLS(465),
        /** No encryption: for a server on the same machine or in a private network. */
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
    private static final String RESPONSE_MILLIS = "8000";

    /**
     * Empty if {@value #HOST} is not set.
     *
     * @throws Refusal if a variable is invalid
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
                RESPONSE_MILLIS,
                "mail.smtp.writetimeout",
                RESPONSE_MILLIS,
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
        throw Refusal.unusable("ERROR " + TLS + " is " + Visible.text(text) + "\nMaybe use starttls, tls or none.");
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw Refusal.unusable("ERROR " + PORT + " is " + Visible.text(text) + "\nMaybe use 587.");
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
                + " is not set: messages need a sender\nMaybe set it to Trading assistant <ta@example.org>."));
        try {
            InternetAddress address = new InternetAddress(from, true);
            if (address.getAddress().indexOf('@') > 0) {
                return address;
            }
        } catch (AddressException e) {
            // Reported below.
        }
        throw Refusal.unusable("ERROR " + FROM + " is not an e-mail address: " + Visible.text(from)
                + "\nMaybe set it to Trading assistant <ta@example.org>.");
    }
}
