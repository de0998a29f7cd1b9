package ta.backoffice.notice;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ta.backoffice.network.PublicAddress;
import ta.database.StorageException;

/**
 * Where a webhook may lead: to any host of the internet by https, and to those that the operator names, whatever they are. A member's
 * wish must not make this service ask the machines that only it can reach.
 *
 * @param allowed by the operator, each as {@code ntfy.lan} or {@code ntfy.lan:8081}, in lower case
 */
public record WebhookHosts(Set<String> allowed) {

    public static final WebhookHosts PUBLIC = new WebhookHosts(Set.of());

    private static final int CHARACTERS_MAX = 2000;

    /** Numbers, and names of a network's own. */
    private static final Pattern NO_NAME = Pattern.compile("[0-9.]+|\\[.*]|[^.]*\\.?");

    public WebhookHosts {
        allowed = Set.copyOf(allowed);
    }

    /**
     * What can be said of an address without looking it up.
     *
     * @throws StorageException.Invalid when nothing will ever be sent there
     */
    public URI require(String text) {
        URI address = parse(text);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw new StorageException.Invalid("this is no address of the web", "Maybe https://ntfy.sh/.");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new StorageException.Invalid(
                    "the address has a user, a password or a fragment in it", "Maybe put a token into the path.");
        }
        if (isAllowed(address)) {
            return address;
        }
        if (!scheme.equals("https")) {
            throw new StorageException.Invalid(
                    "the address is http: whoever is on the way would read what is sent",
                    "Maybe use https, or have the operator name the host in TA_WEBHOOK_HOSTS.");
        }
        if (NO_NAME.matcher(address.getHost()).matches()) {
            throw new StorageException.Invalid(
                    "the address names no host of the internet",
                    "Maybe use its whole name, or have the operator name the host in TA_WEBHOOK_HOSTS.");
        }
        return address;
    }

    /**
     * To be asked right before something is sent: what a name leads to may change at any time.
     *
     * @throws StorageException.Invalid when it leads to no place of the internet
     * @throws StorageException.Unavailable when the name leads nowhere now
     */
    public void requirePublic(URI address) {
        if (isAllowed(address)) {
            return;
        }
        try {
            for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
                if (!PublicAddress.is(each)) {
                    throw new StorageException.Invalid(
                            "the address leads into a private network",
                            "Maybe have the operator name the host in TA_WEBHOOK_HOSTS.");
                }
            }
        } catch (UnknownHostException e) {
            throw new StorageException.Unavailable("the host " + address.getHost() + " is not known", "", e);
        }
    }

    private boolean isAllowed(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return allowed.contains(host) || allowed.contains(host + ":" + address.getPort());
    }

    private static URI parse(String text) {
        if (text.length() <= CHARACTERS_MAX) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new StorageException.Invalid("this is no address of the web: " + e.getReason(), "");
            }
        }
        throw new StorageException.Invalid(
                "the address has " + text.length() + " characters; the most is " + CHARACTERS_MAX, "");
    }
}
