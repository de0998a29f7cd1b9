package ta.runtime.notice;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import ta.backoffice.notice.Message;
import ta.runtime.settings.Visible;

/** Sends messages as plain text through the operator's mail server. */
final class Email {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** Reply codes from here on are permanent failures (RFC 5321, 4.2.1). */
    private static final int PERMANENT = 500;

    private final MailServer server;
    private final Session session;

    Email(MailServer server) {
        this.server = server;
        this.session = Session.getInstance(server.properties());
    }

    /**
     * @param page URL of a page with the details
     * @throws Undelivered if the server did not accept the message
     */
    void send(Message message, String page) {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(message, page);
            if (server.login().isPresent()) {
                transport.connect(
                        server.login().get().user(), server.login().get().password());
            } else {
                transport.connect();
            }
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (AuthenticationFailedException e) {
            throw Undelivered.temporary("the mail server rejected the sign-in", e);
        } catch (MessagingException e) {
            throw failure(e);
        }
    }

    private MimeMessage mail(Message message, String page) throws MessagingException {
        String from = server.from().getAddress();
        String id = "<" + message.id() + from.substring(from.lastIndexOf('@')) + ">";
        MimeMessage mail = new MimeMessage(session) {
            /** The same for every attempt, so that mail programs show a repeated message once. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(server.from());
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
        // A header must be one line, so line breaks in names are escaped.
        mail.setSubject(Visible.text("[" + message.portfolio() + "] " + message.title()), UTF_8);
        mail.setSentDate(Date.from(message.time()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(text(message, page), UTF_8);
        mail.saveChanges();
        return mail;
    }

    private static String text(Message message, String page) {
        return message.title() + ".\n\n" + message.body() + "\n\n" + page + "\n\n--\n"
                + message.kind().sentence()
                + ": you asked for e-mails about this. Under Settings, Channels you choose which messages you get.\n";
    }

    private static Undelivered failure(MessagingException e) {
        for (Exception each = e; each instanceof MessagingException inner; each = inner.getNextException()) {
            int code = inner instanceof SMTPAddressFailedException address
                    ? address.getReturnCode()
                    : inner instanceof SMTPSendFailedException sent ? sent.getReturnCode() : 0;
            if (code >= PERMANENT) {
                return Undelivered.permanent("the mail server refused it: "
                        + Visible.text(String.valueOf(inner.getMessage()).strip()));
            }
        }
        return Undelivered.temporary(
                "the mail server could not be used: " + Visible.text(String.valueOf(e.getMessage())), e);
    }
}
